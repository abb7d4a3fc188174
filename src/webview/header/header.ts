import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../../protocol/toWebview';
import { answersOf } from '../answer/answers';
import { icon, plain, shown } from '../content';
import { copyText } from '../grid/copyRows';
import { iconButton } from '../iconButton';
import { crumbs } from './crumbs';
import { savedButton, savedLine } from './saved';
import { vscodeApi } from '../vscodeApi';
import { costWords, number, t } from '../words';

/** Who is looked at, how the analyst came here, and the one button that asks. */
export function header(page: Page, pin: (pinned: boolean) => void): TemplateResult {
  return html`<header>
    ${page.data === 'sample' ? sampleBanner() : nothing} ${trailView(page, pin)}
    <div class="title">
      <h1 title=${plain(page.defanged)}>${shown(page.defanged)}</h1>
      ${iconButton('copy', t('Copy defanged'), () => {
        copyText(page.indicator.value, true);
      })}
      ${iconButton('clippy', t('Copy as it is'), () => {
        copyText(page.indicator.value, false);
      })}
      ${savedButton(page)}
      <span class="pill">${kindWords(page)}</span>
      ${lookedUpAs(page).map(
        (name) => html`<span class="pill">${t('looked up as')} ${shown(name)}</span>`,
      )}
      <span class="spring"></span>
      ${enrichButtons(page)}
    </div>
    ${warningLine(page)} ${savedLine(page)}
    <p class="tally">${tally(page)}</p>
  </header>`;
}

/** What may be no sign of anything, before anything is spent on it. */
function warningLine({ warnings = [] }: Page): TemplateResult | typeof nothing {
  return warnings.length === 0
    ? nothing
    : html`<p class="warned">
        ${icon('warning')} ${t('On a warning list:')}
        ${warnings.map((name) => html`<span class="pill">${shown(name)}</span>`)}
      </p>`;
}

function kindWords({ indicator }: Page): string {
  return { ipv4: t('IPv4 address'), ipv6: t('IPv6 address'), fqdn: t('host name') }[indicator.kind];
}

function sampleBanner(): TemplateResult {
  return html`<p class="banner">
    ${icon('beaker')} <strong>${t('Sample data')}</strong>
    ${t('Nothing here is real, and nothing leaves this machine.')}
  </p>`;
}

function trailView({ trail, graph, pinned }: Page, pin: (pinned: boolean) => void): TemplateResult {
  const { entries, position } = trail;
  const go = (to: number) => {
    vscodeApi.postMessage({ type: 'go', position: to });
  };
  return html`<nav class="trail" aria-label=${t('Trail of the investigation')}>
    ${iconButton(
      'arrow-left',
      t('Back'),
      () => {
        go(position - 1);
      },
      position <= 0,
    )}
    ${iconButton(
      'arrow-right',
      t('Forward'),
      () => {
        go(position + 1);
      },
      position >= entries.length - 1,
    )}
    ${crumbs(trail, graph, go)}
    <button
      type="button"
      class="icon-button"
      aria-pressed=${pinned ? 'true' : 'false'}
      aria-label=${t('Pin: keep this panel and open the next look-up in another')}
      title=${pinned ? t('Pinned: the next look-up opens another panel') : t('Pin this panel')}
      @click=${() => {
        pin(!pinned);
      }}
    >
      ${icon(pinned ? 'pinned' : 'pin')}
    </button>
  </nav>`;
}

/** The registered domain that answers are about where a host name below it was asked for. */
function lookedUpAs({ results, indicator }: Page): readonly string[] {
  return [...new Set(results.map(({ lookedUp }) => lookedUp))].filter((name) =>
    indicator.value.endsWith(`.${name}`),
  );
}

function enrichButtons(page: Page): TemplateResult {
  const askable = page.operations.filter(
    ({ obstacle, aside }) => obstacle === undefined && aside !== true,
  );
  const open = askable.filter(({ id }) => answersOf(page.results, id).best === undefined);
  const busy = page.run.asking;
  const ask = (refresh: boolean) => () => {
    vscodeApi.postMessage({ type: 'enrich', refresh });
  };
  const cost = (operations: Page['operations']) =>
    costWords(operations.flatMap((operation) => operation.cost));
  return html`<div class="actions">
    ${
      open.length < askable.length
        ? html`<vscode-button
            secondary
            ?disabled=${busy}
            title=${t('Asks every operation again')}
            @click=${ask(true)}
            >${icon('refresh')}&nbsp;${t('Refresh All ({0})', cost(askable))}</vscode-button
          >`
        : nothing
    }
    ${
      open.length === 0
        ? nothing
        : html`<vscode-button ?disabled=${busy} @click=${ask(false)}
            >${t('Enrich ({0})', cost(open))}</vscode-button
          >`
    }
  </div>`;
}

/** `8 operations: 6 answered, 1 capped, 1 without access`. */
function tally({ operations, results }: Page): string {
  const counts = new Map<string, number>();
  let concerned = 0;
  for (const { id, obstacle, aside } of operations) {
    const { best, failure } = answersOf(results, id);
    if (aside === true && best === undefined && failure === undefined) {
      continue;
    }
    concerned += 1;
    const word = stateWord(best?.outcome.kind, failure !== undefined, obstacle !== undefined);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${number(count)} ${word}`);
  const many = concerned === 1 ? t('1 operation') : t('{0} operations', number(concerned));
  return `${many}: ${parts.join(', ')}`;
}

function stateWord(kind: string | undefined, failed: boolean, blocked: boolean): string {
  if (failed) {
    return t('failed');
  }
  switch (kind) {
    case 'found':
      return t('answered');
    case 'partial':
      return t('answered in part');
    case 'noRecord':
      return t('without a record');
    default:
      return blocked ? t('not possible now') : t('not asked');
  }
}
