import { registrableDomain } from '../core/indicator/index';
import type { IndicatorRef } from '../core/indicator/model';
import type { Case, Tlp } from '../core/library/model';
import { exceeds } from '../core/library/tlp';
import type { ObservedLibrary } from './library';

/** The strictest case that an indicator is in. */
export interface Marking {
  readonly tlp: Tlp;
  readonly caseName: string;
}

export interface Markings {
  /** Undefined where neither the indicator nor a name above it is in a case. */
  of(indicator: IndicatorRef): Marking | undefined;
}

/** Indicators whose marking is kept until the library changes. */
const MOST_KEPT = 50_000;

/** Markings as the library has them now. Of the sample case nothing counts: it leaves no machine. */
export function markingsOf(
  library: Pick<ObservedLibrary, 'get' | 'cases' | 'onDidChange'>,
): Markings {
  let cases: ReadonlyMap<string, Case> | undefined;
  const kept = new Map<string, Marking | undefined>();
  library.onDidChange(() => {
    cases = undefined;
    kept.clear();
  });
  const own = (indicator: IndicatorRef): Marking | undefined => {
    if (kept.has(indicator.value)) {
      return kept.get(indicator.value);
    }
    if (kept.size >= MOST_KEPT) {
      kept.clear();
    }
    const ids = library.get({ indicator, data: 'live' })?.cases ?? [];
    const found = strictest(
      ids.flatMap((id) => {
        const one = cases?.get(id);
        return one === undefined ? [] : [{ tlp: one.tlp, caseName: one.name }];
      }),
    );
    kept.set(indicator.value, found);
    return found;
  };
  return {
    of(indicator) {
      cases ??= new Map(library.cases().map((one) => [one.id, one]));
      return cases.size === 0 ? undefined : strictest(withParents(indicator).map(own));
    },
  };
}

export function strictest(markings: readonly (Marking | undefined)[]): Marking | undefined {
  return markings.reduce(
    (level, one) =>
      one === undefined || (level !== undefined && !exceeds(one.tlp, level.tlp)) ? level : one,
    undefined,
  );
}

/** A name, and those above it down to the registered domain: whoever reads it reads them too. */
function withParents(indicator: IndicatorRef): readonly IndicatorRef[] {
  if (indicator.kind !== 'fqdn') {
    return [indicator];
  }
  const domain = registrableDomain(indicator.value) ?? indicator.value;
  const names = [indicator.value];
  let rest = indicator.value;
  while (rest !== domain && rest.includes('.')) {
    rest = rest.slice(rest.indexOf('.') + 1);
    names.push(rest);
  }
  return names.map((value) => ({ kind: 'fqdn', value }));
}
