import { html, nothing, type TemplateResult } from 'lit';
import { unverifiedHosts } from '../../core/result/caution';
import type { Result } from '../../core/result/model';
import { icon, shown } from '../content';
import { t } from '../words';

/** What must be read with these answers, once for each server; nothing where all can be trusted. */
export function cautionView(results: readonly Result[]): TemplateResult | typeof nothing {
  const hosts = unverifiedHosts(results);
  return hosts.length === 0
    ? nothing
    : html`${hosts.map(
        (host) =>
          html`<p class="caution" role="note">
            ${icon('warning')}
            ${shown(
              t(
                'The certificate of {0} was not verified: anyone on the network path could have written this answer.',
                host,
              ),
            )}
          </p>`,
      )}`;
}
