import type { Tlp } from '../core/library/model';
import { stricter, TLP_LEVELS } from '../core/library/tlp';
import { tlpOfMarking } from '../export/stix/markings';
import type { ForeignObject } from './stixObjects';

/** Who may see what an object says. */
interface Markings {
  /** The strictest of its levels. */
  readonly tlp?: Tlp;
  /** Markings that are no level, in words: statements, other schemes. */
  readonly others: readonly string[];
}

/** The markings of an object; one of a part of it (section 7.2.3) counts for the whole. */
export function markingsOf(
  { object_marking_refs, granular_markings }: ForeignObject,
  objectOf: (id: string) => ForeignObject | undefined,
): Markings {
  const refs = [
    ...(object_marking_refs ?? []),
    ...(granular_markings ?? []).flatMap(({ marking_ref }) => marking_ref ?? []),
  ];
  let tlp: Tlp | undefined;
  const others: string[] = [];
  for (const ref of new Set(refs)) {
    const marking = objectOf(ref);
    const level = tlpOfMarking(ref) ?? (marking && levelOf(marking));
    if (level !== undefined) {
      tlp = tlp === undefined ? level : stricter(tlp, level);
    } else {
      others.push(statementOf(marking) ?? marking?.name ?? ref);
    }
  }
  return { ...(tlp && { tlp }), others };
}

/** A level that a platform wrote with an id of its own. */
function levelOf({ name, definition, extensions }: ForeignObject): Tlp | undefined {
  const told = [
    memberOf(definition, 'tlp'),
    ...Object.values(extensions ?? {}).map((one) => memberOf(one, 'tlp_2_0')),
    /^TLP:(\S+)$/i.exec(name ?? '')?.[1],
  ].find((one) => one !== undefined);
  const level = told?.toLowerCase();
  // TLP 1 said WHITE for what TLP 2.0 calls CLEAR.
  return level === 'white' ? 'clear' : TLP_LEVELS.find((one) => one === level);
}

function statementOf(marking: ForeignObject | undefined): string | undefined {
  return memberOf(marking?.definition, 'statement');
}

function memberOf(json: unknown, member: string): string | undefined {
  const value: unknown =
    typeof json === 'object' && json !== null
      ? Object.entries(json).find(([name]) => name === member)?.[1]
      : undefined;
  return typeof value === 'string' ? value : undefined;
}
