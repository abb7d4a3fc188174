import type { ScoreSection } from '../../core/result/model';

/** A score as the risk endpoints and Iris send it. */
interface SentRisk {
  readonly risk_score: number | undefined;
  readonly components: readonly {
    readonly name: string | undefined;
    readonly risk_score: number | undefined;
    readonly evidence: readonly string[];
    readonly threats: readonly string[];
  }[];
  /** Of the older `/v1/reputation` only. */
  readonly reasons?: readonly string[];
}

/** The score with its components; nothing where there is none, which is no score of 0. */
export function riskSection(sent: SentRisk | undefined, about: string | undefined): ScoreSection[] {
  if (sent?.risk_score === undefined) {
    return [];
  }
  const note = noteOf(sent, about);
  return [
    {
      type: 'score',
      id: 'risk',
      title: 'Risk Score',
      score: sent.risk_score,
      attribute: 'Risk Score',
      components: sent.components.flatMap(({ name, risk_score, evidence, threats }) =>
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
    },
  ];
}

function noteOf({ components, reasons = [] }: SentRisk, about: string | undefined) {
  const zero = components.some((component) => component.name === 'zerolist');
  const parts = [
    about,
    zero ? 'On the zero list: DomainTools holds the name to be harmless.' : undefined,
    reasons.length > 0 ? `Reasons: ${reasons.join(', ')}.` : undefined,
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
