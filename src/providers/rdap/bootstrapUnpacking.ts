import type { ListName } from './bootstrapEntries';
import { serverList } from './bootstrapFile';
import type { ServerList } from './bootstrapFile';
import { SHIPPED } from './bootstrapShipped';

const unpacked = new Map<ListName, ServerList>();

/** The list that came with the extension: unpacked when it is first needed, not at start. */
export function shippedList(name: ListName): ServerList {
  const known = unpacked.get(name);
  if (known !== undefined) {
    return known;
  }
  const { publication, services } = SHIPPED[name];
  const list = serverList(name, publication, services.trim().split('\n').map(serviceOf));
  if ('problem' in list) {
    throw new Error(`The shipped list ${name} ${list.problem}.`);
  }
  unpacked.set(name, list);
  return list;
}

function serviceOf(line: string): [entries: string[], urls: string[]] {
  const [urls = '', ...entries] = line.split(' ');
  return [entries, urls.split('|').map((url) => (/^https?:/.test(url) ? url : `https://${url}`))];
}
