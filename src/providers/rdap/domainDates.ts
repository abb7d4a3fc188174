import type { Fact } from '../../core/result/model';
import { fact } from '../kit/facts';
import { firstFull } from './domainTold';
import type { Told } from './domainTold';

/**
 * The registry's dates under the names that every source has, the registrar's beside them. Without
 * a registry the registrar's stand for it, and say so.
 */
export function dateFacts(told: readonly Told[]): readonly Fact[] {
  const registry = told.find(({ from }) => from === 'registry')?.dates;
  const registrar = told.find(({ from }) => from === 'registrar')?.dates;
  const dates = registry ?? registrar;
  const beside = registry === undefined ? undefined : registrar;
  const from = registry === undefined ? ' (registrar)' : '';
  const ownExpiry = firstFull(told.map((one) => one.dates.registrarExpires));
  return [
    ...fact('created', `Created${from}`, 'date', dates?.created ?? [], 'WHOIS Created'),
    ...fact('registrarCreated', 'Created (registrar)', 'date', beside?.created ?? []),
    ...fact('updated', `Updated${from}`, 'date', dates?.updated ?? [], 'WHOIS Updated'),
    ...fact('registrarUpdated', 'Updated (registrar)', 'date', beside?.updated ?? []),
    ...fact(
      'expires',
      // A registrar that tells its own date as well means the registry's by the plain one.
      registry === undefined && ownExpiry.length > 0
        ? 'Expires (registry, according to the registrar)'
        : `Expires${from}`,
      'date',
      dates?.expires ?? [],
      'WHOIS Expires',
    ),
    ...fact(
      'registrarExpires',
      'Expires (registrar)',
      'date',
      ownExpiry.length > 0 ? ownExpiry : (beside?.expires ?? []),
    ),
  ];
}
