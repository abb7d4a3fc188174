import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator';
import type { DataSource } from '../../core/result/model';
import { unverifiedHosts } from '../../core/result/caution';
import { riskWord } from '../../core/result/score';
import { summarise } from '../../core/result/summary';
import type { Clock } from '../../core/ports';
import type { Enrichment } from '../../enrichment/model';
import type { LensSettings } from '../settings';
import { ageWords, riskWords } from '../words';

export interface StateParts {
  readonly enrichment: Pick<Enrichment, 'plan' | 'known'>;
  readonly settings: Pick<LensSettings, 'riskThreshold'>;
  readonly clock: Clock;
}

/** What a tree says about an indicator at a glance. */
export interface IndicatorState {
  readonly words: string;
  /** Codicon: the shape tells the same as the colour. */
  readonly icon: string;
  /** Theme colour. */
  readonly color?: string;
  /** True when answers are stored. */
  readonly known: boolean;
  /** Why it is never sent. */
  readonly refusal?: string;
}

/** Reads what is stored; asks nobody. */
export async function stateOf(
  { enrichment, settings, clock }: StateParts,
  { kind, value }: IndicatorRef,
  data: DataSource,
): Promise<IndicatorState> {
  const indicator = { kind, value };
  const plan = await enrichment.plan(indicator, data);
  const refusals = plan
    .map((entry) => entry.obstacle)
    .filter((obstacle) => obstacle?.reason === 'refused');
  const results = enrichment.known(indicator, data);
  const [newest] = results;
  const refused = plan.length > 0 && refusals.length === plan.length;
  if (newest === undefined) {
    return refused
      ? {
          words: vscode.l10n.t('never sent'),
          icon: 'circle-slash',
          known: false,
          ...(refusals[0] && { refusal: refusals[0].message }),
        }
      : { words: vscode.l10n.t('not looked up'), icon: 'circle-outline', known: false };
  }
  const { score } = summarise(results);
  const age = ageWords(newest.retrievedAt, clock.now());
  const caution =
    unverifiedHosts(results).length === 0 ? '' : ` · ${vscode.l10n.t('certificate not verified')}`;
  if (score === undefined) {
    return {
      words: vscode.l10n.t('looked up {0}', age) + caution,
      icon: 'circle-filled',
      known: true,
    };
  }
  const risk = score.what.score;
  const scored = ageWords(score.result.retrievedAt, clock.now());
  const word = riskWord(risk, settings.riskThreshold());
  const high = word === 'high';
  return {
    words: vscode.l10n.t('{0} {1} · {2}', risk, riskWords(word), scored) + caution,
    icon: high ? 'warning' : 'circle-filled',
    ...(high ? { color: 'charts.red' } : {}),
    known: true,
  };
}
