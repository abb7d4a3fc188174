import type { IndicatorRef } from '../../core/indicator';
import type { OperationId } from '../../core/operation/ids';
import type { DataSource, Result } from '../../core/result/model';
import type { Lookups } from '../../enrichment/lookups';
import type { ResultsView } from '../panel/model';

export interface LookUpParts {
  readonly lookups: Pick<Lookups, 'enrich'>;
  readonly panel: ResultsView;
}

/** Which question, and where its answers are read. */
interface ShownLookUp {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  /** Default: every operation that takes the indicator and whose provider is enabled. */
  readonly operations?: readonly OperationId[];
  readonly askedFrom: string;
  readonly preserveFocus: boolean;
  /** False opens no panel. */
  readonly show: boolean;
}

/**
 * Asks about an indicator, and shows it in the panel, which watches the answers come in. Closing that
 * panel cancels. Resolves with one result for each operation.
 */
export function lookUpAndShow(
  { lookups, panel }: LookUpParts,
  { indicator, data, operations, askedFrom, preserveFocus, show }: ShownLookUp,
): Promise<readonly Result[]> {
  const [only, ...others] = operations ?? [];
  const select = others.length === 0 ? only : undefined;
  const closing = new AbortController();
  // Asked first: a page that says "not asked" for a moment offers to pay for what is under way.
  const answers = lookups.enrich({
    indicator,
    data,
    ...(operations && { operations }),
    askedFrom,
    signal: closing.signal,
  });
  if (show) {
    const page = { indicator, data, preserveFocus, ...(select !== undefined && { select }) };
    const { closed } = panel.show(page);
    closed.addEventListener('abort', () => {
      closing.abort(closed.reason);
    });
  }
  return answers;
}
