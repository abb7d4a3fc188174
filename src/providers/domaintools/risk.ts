import * as z from 'zod';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, RawResponse } from '../../core/result/model';
import { reducedNote } from './cells';
import { askedIndicator, askedName, lookedUpOf } from '../kit/registeredDomain';
import { answerOf, ask } from './client';
import type { Answered } from './client';
import { ROW } from './iris';
import { knownToIris, profileCost } from './profile';
import { riskSection } from './riskSection';
import { askByWays, likeliestWay } from './ways';
import { count, list, read, text, texts } from './wire';

const shape = z.looseObject({
  domain: text,
  risk_score: count,
  components: list(
    z.looseObject({ name: text, risk_score: count, evidence: texts, threats: texts }),
  ),
  reasons: texts,
});

/** With evidence where the account has it, else the score and its components; Iris has all of it. */
export const RISK_WAYS = [
  { product: 'risk-evidence', family: 'classic', path: '/v1/risk/evidence/' },
  { product: 'risk', family: 'classic', path: '/v1/risk?' },
  ROW,
] as const;

export const risk: Operation = {
  id: 'domaintools.risk',
  title: 'Risk Score',
  description: 'How likely the name is malicious, from 0 to 100, and why.',
  provider: 'domaintools',
  takes: ['fqdn'],
  sends: askedIndicator,
  cost(_indicator, _parameters, known) {
    const way = likeliestWay(known, RISK_WAYS) ?? RISK_WAYS[0];
    return way.family === 'iris'
      ? profileCost(known)
      : [{ product: way.product, amount: 1, unit: 'query' }];
  },
  run(indicator, session) {
    const name = askedName(indicator);
    return askByWays(session, RISK_WAYS, async (way) =>
      way.family === 'iris'
        ? riskInIris(session, indicator, name)
        : answerOf(
            await ask(session, {
              path: way.path.replace('?', ''),
              query: { domain: name },
              product: way.product,
            }),
            name,
            (answered) => mapRisk(answered, indicator, name),
          ),
    );
  },
};

/** `/v1/risk/evidence/`, `/v1/risk`, and the older `/v1/reputation`, which has reasons instead. */
function mapRisk(answered: Answered, indicator: IndicatorRef, name: string): Answer {
  const wire = read(shape, answered.response, ['risk_score', 'components']);
  const lookedUp = lookedUpOf(wire.domain, name);
  return answerWith(riskSection(wire, reducedNote(indicator, lookedUp)), lookedUp, answered.raw);
}

async function riskInIris(
  session: Session,
  indicator: IndicatorRef,
  name: string,
): Promise<Answer> {
  const { row, raw, way } = await knownToIris(session, name);
  const note = [reducedNote(indicator, name), `As ${way} tells it.`].filter(
    (part) => part !== undefined,
  );
  return answerWith(riskSection(row?.domain_risk, note.join(' ')), name, raw);
}

function answerWith(
  sections: ReturnType<typeof riskSection>,
  lookedUp: string,
  raw: RawResponse,
): Answer {
  return sections.length === 0
    ? {
        lookedUp,
        outcome: { kind: 'noRecord', reason: `DomainTools has no risk score of ${lookedUp}.` },
        sections,
        raw: [raw],
      }
    : { lookedUp, outcome: { kind: 'found' }, sections, raw: [raw] };
}
