import type { RiskFacts } from '../facts';

/** Risk and reputation as api.domaintools.com answers them. */

interface Component {
  readonly name: string;
  readonly risk_score: number;
  readonly threats?: readonly string[];
  readonly evidence?: readonly string[];
}

/** The overall score is the highest component's. */
export function riskScore(risk: RiskFacts): number {
  return Math.max(0, ...riskComponents(risk, false).map((component) => component.risk_score));
}

/**
 * A zero-listed name has that one component, a name without a threat profile only its proximity,
 * any other all five.
 */
export function riskComponents(risk: RiskFacts, withEvidence: boolean): readonly Component[] {
  if (risk.zerolist === true) {
    return [{ name: 'zerolist', risk_score: 0 }];
  }
  const because = (evidence: readonly string[]): object => (withEvidence ? { evidence } : {});
  const proximity = {
    name: 'proximity',
    risk_score: risk.proximity ?? 0,
    ...because(['name server', 'ip address']),
  };
  const profile = [
    ['phishing', risk.phishing],
    ['malware', risk.malware],
    ['spam', risk.spam],
  ] as const;
  const scores = profile.map(([, score]) => score ?? 0);
  if (profile.every(([, score]) => score === undefined)) {
    return [proximity];
  }
  const threats = profile.filter(([, score]) => (score ?? 0) >= 40).map(([name]) => name);
  return [
    proximity,
    {
      name: 'threat_profile',
      risk_score: Math.max(...scores),
      ...(withEvidence
        ? { threats, evidence: ['domain name', 'infrastructure', 'registration'] }
        : {}),
    },
    ...profile.map(([name, score]) => ({ name: `threat_profile_${name}`, risk_score: score ?? 0 })),
  ];
}

/** `/v1/risk` and `/v1/risk/evidence/`. */
export function riskBody(name: string, risk: RiskFacts, withEvidence: boolean): object {
  return {
    domain: name,
    risk_score: riskScore(risk),
    components: riskComponents(risk, withEvidence),
  };
}

/** `/v1/reputation`: the score may have decimals. */
export function reputationBody(name: string, risk: RiskFacts, withReasons: boolean): object {
  const score = riskScore(risk);
  const reasons =
    risk.zerolist === true ? ['zerolist'] : score >= 70 ? ['dns', 'registrant'] : ['dns'];
  return {
    domain: name,
    risk_score: score === 0 ? 0 : score - 0.48,
    ...(withReasons ? { reasons } : {}),
  };
}
