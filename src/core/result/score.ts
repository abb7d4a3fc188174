import type { ScoreSection } from './model';

/** The end of the scale of every score in the model. */
export const HIGHEST_SCORE = 100;

/** A vendor's score as `ScoreSection.score` holds it: 0 to 100. `max` is the end of the vendor's scale. */
export function normalisedScore(score: number, max: number): number {
  return max > 0 ? Math.min(100, Math.max(0, Math.round((score / max) * 100))) : 0;
}

export type RiskWord = 'high' | 'medium' | 'low' | 'none';

/** The word for a score: never colour alone. From the threshold of the settings up it is high. */
export function riskWord(score: number, threshold: number): RiskWord {
  if (score >= threshold) {
    return 'high';
  }
  if (score >= threshold / 2) {
    return 'medium';
  }
  return score > 0 ? 'low' : 'none';
}

/** `85 of 100`, with the vendor's own scale where it is another: `90 of 100 (9 of 10 at the vendor)`. */
export function scoreText({ score, told }: Pick<ScoreSection, 'score' | 'told'>): string {
  return `${score} of 100${told === undefined ? '' : ` (${told} at the vendor)`}`;
}
