import type { SearchFault } from '../../core/result/filterRows';
import { plain } from '../content';
import { t } from '../words';

const EXAMPLES = { date: '>2026-04, 2026-01..2026-04', number: '>10, 10..50' };

/** Why no row is shown: the searches that are written wrong, else that nothing passes. */
export function faultWords(faults: readonly SearchFault[]): string {
  if (faults.length === 0) {
    return t('No row passes the search.');
  }
  return faults.map(oneFault).join(' ');
}

function oneFault({ column, text, kind }: SearchFault): string {
  if (kind === 'reversed') {
    return t('{0}: the range {1} begins after its end.', plain(column.label), plain(text));
  }
  const examples = EXAMPLES[column.type === 'date' ? 'date' : 'number'];
  return t('{0}: {1} cannot be read. Try {2}.', plain(column.label), plain(text), examples);
}
