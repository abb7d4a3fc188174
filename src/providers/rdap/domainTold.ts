import type { Party } from './entities';
import type { Dates } from './events';
import type { RdapAnswer } from './rdapAnswer';
import type { Registrar } from './registrar';
import type { Domain } from './wire';

/** What one server says about the name. */
export interface Told {
  readonly from: RdapAnswer['from'];
  readonly host: string;
  readonly domain: Domain;
  readonly dates: Dates;
  readonly registrar: Registrar;
  readonly contacts: readonly Party[];
}

/** The first list that has anything in it: the servers stand in the order of their weight. */
export function firstFull<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  return lists.find((list) => list.length > 0) ?? [];
}
