import * as z from 'zod';
import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, ScoreSection } from '../../core/result/model';
import { reducedNote } from './cells';
import { askedIndicator, askedName, lookedUpOf } from '../kit/registeredDomain';
import { answerOf, ask } from './client';
import type { Answered, Reply } from './client';
import { count, list, read, text, texts } from './wire';

const shape = z.looseObject({
  domain: text,
  risk_score: count,
  components: list(
    z.looseObject({ name: text, risk_score: count, evidence: texts, threats: texts }),
  ),
  reasons: texts,
});

type Wire = z.output<typeof shape>;

export const risk: Operation = {
  id: 'domaintools.risk',
  title: 'Risk Score',
  description: 'How likely the name is malicious, from 0 to 100, and why.',
  provider: 'domaintools',
  takes: ['fqdn'],
  sends: askedIndicator,
  // Where the account lacks it, one query of `risk` is asked instead.
  cost: () => [{ product: 'risk-evidence', amount: 1, unit: 'query' }],
  async run(indicator, session) {
    const name = askedName(indicator);
    const reply = await askRisk(session, name);
    return answerOf(reply, name, (answered) => mapRisk(answered, indicator, name));
  },
};

/** With evidence where the account has it, else the score and its components alone. */
async function askRisk(session: Session, domain: string): Promise<Reply> {
  try {
    return await ask(session, {
      path: '/v1/risk/evidence/',
      query: { domain },
      product: 'risk-evidence',
    });
  } catch (thrown) {
    if (thrown instanceof LensError && thrown.failure.reason === 'noAccess') {
      return ask(session, { path: '/v1/risk', query: { domain }, product: 'risk' });
    }
    throw thrown;
  }
}

/** `/v1/risk/evidence/`, `/v1/risk`, and the older `/v1/reputation`, which has reasons instead. */
function mapRisk(answered: Answered, indicator: IndicatorRef, name: string): Answer {
  const wire = read(shape, answered.response, ['risk_score', 'components']);
  const lookedUp = lookedUpOf(wire.domain, name);
  const raw = [answered.raw];
  if (wire.risk_score === undefined) {
    const reason = `DomainTools has no risk score of ${lookedUp}.`;
    return { lookedUp, outcome: { kind: 'noRecord', reason }, sections: [], raw };
  }
  const note = noteOf(wire, reducedNote(indicator, lookedUp));
  const score: ScoreSection = {
    type: 'score',
    id: 'risk',
    title: 'Risk Score',
    score: wire.risk_score,
    attribute: 'Risk Score',
    components: wire.components.flatMap(({ name, risk_score, evidence, threats }) =>
      name === undefined || risk_score === undefined
        ? []
        : [
            {
              name,
              label: labelOf(name),
              score: risk_score,
              evidence: [...threats.map((threat) => `threat: ${threat}`), ...evidence],
            },
          ],
    ),
    ...(note === undefined ? {} : { note }),
  };
  return { lookedUp, outcome: { kind: 'found' }, sections: [score], raw };
}

function noteOf(wire: Wire, reduced: string | undefined): string | undefined {
  const zero = wire.components.some((component) => component.name === 'zerolist');
  const parts = [
    reduced,
    zero ? 'On the zero list: DomainTools holds the name to be harmless.' : undefined,
    wire.reasons.length > 0 ? `Reasons: ${wire.reasons.join(', ')}.` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

const LABELS: Readonly<Record<string, string>> = {
  zerolist: 'Zero list',
  blacklist: 'Block list',
  proximity: 'Proximity',
  threat_profile: 'Threat profile',
  threat_profile_phishing: 'Threat profile: phishing',
  threat_profile_malware: 'Threat profile: malware',
  threat_profile_spam: 'Threat profile: spam',
};

/** The vendor adds components; one that is not known here is shown under its own name. */
function labelOf(name: string): string {
  return LABELS[name] ?? name.replaceAll('_', ' ');
}
