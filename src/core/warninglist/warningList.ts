import * as z from 'zod';
import { rangeOf } from '../addressRange';
import type { AddressRange } from '../addressRange';
import { toAscii } from '../indicator/index';
import type { IndicatorRef } from '../indicator/index';
import { AddressRanges } from './addressRanges';
import type { Pause } from './listText';
import { ValueSet } from './valueSet';

/** A list as MISP keeps it: https://github.com/MISP/misp-warninglists, `schema.json`. */
const schema = z.object({
  name: z.string().min(1),
  type: z.enum(['string', 'hostname', 'cidr', 'substring', 'regex']),
  // Its entries are looked at one by one below: to copy a million holds the window.
  list: z.custom<readonly unknown[]>(Array.isArray),
  matching_attributes: z.optional(z.array(z.string())),
});

/** Kinds of attributes of MISP that are, or hold, an address or a host name. */
const OURS = /^(?:ip-|domain|hostname|host|url|uri|link|email|dns|whois-)/;

/** Texts of which an indicator may hold one: each is tried for each indicator. */
const MOST_SUBSTRINGS = 20_000;
/** Longer entries are no host name and no address. */
const LONGEST = 253;
/** Entries that are read before it is asked whether a pause is due. */
const SLICE = 64;
/** A name that is in the form of the wire already. */
const PLAIN = /^[a-z0-9.-]+$/;

/** One list, ready to be asked. */
export interface WarningList {
  readonly name: string;
  /** Entries that can be met. */
  readonly size: number;
  holds(indicator: IndicatorRef): boolean;
}

/** A list, or one sentence about why it cannot be used; neither for a list about hashes and the like. */
export interface ReadWarningList {
  readonly list?: WarningList;
  readonly problem?: string;
}

/** What was read of the files that a setting names. */
export interface WarningListsRead {
  readonly lists: readonly WarningList[];
  /** One sentence for each file or folder that could not be used. */
  readonly problems: readonly string[];
}

/**
 * Reads a list of MISP. `string` means the value itself; `hostname` the name and those under it; `cidr`
 * a block; `substring` a part of the value. `regex` is refused: expressions of others may run without
 * end, and none can be told safe. `pause` is called every few entries.
 */
export async function readWarningList(json: unknown, pause: Pause): Promise<ReadWarningList> {
  const read = schema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `It is no warning list of MISP: ${issue?.path.join('.') ?? ''}.` };
  }
  const { name, type, list, matching_attributes: about = [] } = read.data;
  if (about.length > 0 && !about.some((one) => OURS.test(one))) {
    return {};
  }
  if (type === 'regex') {
    return {
      problem: 'Its type is regex, which is not read: such expressions can run without end.',
    };
  }
  if (type === 'substring' && list.length > MOST_SUBSTRINGS) {
    return {
      problem: `It has ${list.length} substrings, and ${MOST_SUBSTRINGS} at most are read.`,
    };
  }
  const values = new ValueSet();
  const ranges: AddressRange[] = [];
  for (const [at, entry] of list.entries()) {
    if (at % SLICE === SLICE - 1) {
      await pause();
    }
    const text = typeof entry === 'string' ? entry.trim().toLowerCase() : '';
    if (text === '' || text.length > LONGEST) {
      continue;
    }
    if (type === 'substring') {
      values.add(text);
      continue;
    }
    const range = rangeOf(text);
    if (range !== undefined) {
      ranges.push(range);
    } else if (type !== 'cidr') {
      values.add(normalised(text, type));
    }
  }
  const blocks = new AddressRanges(ranges);
  return { list: { name, size: values.size + ranges.length, holds: holder(type, values, blocks) } };
}

function normalised(text: string, type: 'string' | 'hostname'): string {
  const name = type === 'hostname' ? text.replace(/^\*?\.|\.$/g, '') : text;
  return PLAIN.test(name) && !name.includes('xn--') ? name : (toAscii(name) ?? name);
}

function holder(
  type: z.infer<typeof schema>['type'],
  values: ValueSet,
  blocks: AddressRanges,
): WarningList['holds'] {
  if (type === 'substring') {
    const texts = values.values();
    return ({ value }) => texts.some((text) => value.includes(text));
  }
  return ({ kind, value }) => {
    if (kind !== 'fqdn') {
      return blocks.hold(value);
    }
    if (type === 'string') {
      return values.has(value);
    }
    for (let rest = value; ;) {
      if (values.has(rest)) {
        return true;
      }
      const dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.slice(dot + 1);
    }
  };
}
