import { number, t } from '../words';
import type { TickedRows } from './tickedRows';

/** As many as a message may name. */
export const MOST_ENRICHED = 100_000;

type Counts = Pick<TickedRows, 'count' | 'hidden'>;

/** `3 selected, 1 hidden by the search`: what is ticked stays ticked when it is out of sight. */
export function selectedWords({ count, hidden }: Counts): string {
  if (hidden === 0) {
    return t('{0} selected', number(count));
  }
  return hidden === count
    ? t('{0} selected, hidden by the search', number(count))
    : t('{0} selected, {1} hidden by the search', number(count), number(hidden));
}

/** What is copied: the ticked rows, else all that are shown. */
export function copyWords(rows: Counts, shown: number): string {
  const which = rows.count > 0 ? selectedWords(rows) : t('{0} shown', number(shown));
  return t('Copy Defanged ({0})', which);
}

export function copyTitles(rows: Counts): { readonly defanged: string; readonly asIs: string } {
  const note = rows.hidden === 0 ? '' : ` (${selectedWords(rows)})`;
  return {
    defanged: `${t('Copy the rows as tab-separated text, with every indicator made inert')}${note}`,
    asIs: `${t('Copy the rows as tab-separated text, as the vendor wrote them: not defanged')}${note}`,
  };
}

export function copiedWords(count: number, defanged: boolean): string {
  if (defanged) {
    return count === 1
      ? t('1 row copied, defanged')
      : t('{0} rows copied, defanged', number(count));
  }
  return count === 1 ? t('1 row copied as is') : t('{0} rows copied as is', number(count));
}

export function enrichTitle({
  indicators,
  onlyOwn,
}: Pick<TickedRows, 'indicators' | 'onlyOwn'>): string {
  if (onlyOwn) {
    return t('What is ticked is the indicator of this page itself');
  }
  if (indicators.length === 0) {
    return t('Tick rows to enrich what they name');
  }
  return indicators.length > MOST_ENRICHED
    ? t('At most {0} at a time', number(MOST_ENRICHED))
    : t('Shows what it costs before anything is asked');
}
