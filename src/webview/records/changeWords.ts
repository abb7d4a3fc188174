import type { RecordStep } from '../../core/result/recordChanges';
import { t } from '../words';

/** `Registrar changed`, `Privacy switched on`. */
export function changeWords({ column, kind }: RecordStep['changes'][number]): string {
  const { label } = column;
  switch (kind) {
    case 'changed':
      return t('{0} changed', label);
    case 'set':
      return t('{0} set', label);
    case 'emptied':
      return t('{0} emptied', label);
    case 'switchedOn':
      return t('{0} switched on', label);
    case 'switchedOff':
      return t('{0} switched off', label);
  }
}
