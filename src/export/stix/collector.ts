import type { IndicatorRef } from '../../core/indicator/model';
import type { Tlp } from '../../core/library/model';
import { stricter } from '../../core/library/tlp';
import { observableId, observableType, ownId } from './identifiers';
import { markingId, markingObject } from './markings';
import type { StixObject, StixOf } from './model';

/** Fixed, so that two exports name the same producer in the same version. */
const SINCE = '2026-01-01T00:00:00.000Z';

export const PRODUCER: StixOf<'identity'> = {
  type: 'identity',
  spec_version: '2.1',
  id: ownId('identity', 'Indicator Lens'),
  created: SINCE,
  modified: SINCE,
  name: 'Indicator Lens',
  description: 'The tool that wrote the bundle. Who gave a verdict or wrote a note stands with it.',
  identity_class: 'system',
};

/** An observable before it is known how strictly it must be marked. */
type Observable =
  | { readonly type: 'ipv4-addr' | 'ipv6-addr' | 'domain-name'; readonly value: string }
  | { readonly type: 'email-addr'; readonly value: string }
  | { readonly type: 'autonomous-system'; readonly number: number; readonly name?: string };

/**
 * The objects of a bundle, each id once. An observable that several dossiers share is marked as the
 * strictest of them; of an object that is told twice the later version stands.
 */
export class Collector {
  private readonly objects = new Map<string, StixObject>();
  private readonly observables = new Map<string, { observable: Observable; tlp: Tlp }>();
  private readonly levels = new Set<Tlp>();

  /** The id of an indicator's observable, which is in the bundle from now on. */
  indicator(indicator: IndicatorRef, tlp: Tlp): string {
    const { value } = indicator;
    return this.observable({ type: observableType(indicator), value }, tlp);
  }

  observable(observable: Observable, tlp: Tlp): string {
    const id = observableId(
      observable.type,
      observable.type === 'autonomous-system'
        ? { number: observable.number }
        : { value: observable.value },
    );
    const known = this.observables.get(id);
    this.observables.set(id, {
      observable: known?.observable ?? observable,
      tlp: known === undefined ? tlp : stricter(known.tlp, tlp),
    });
    return id;
  }

  add(object: StixObject): string {
    const known = this.objects.get(object.id);
    if (known === undefined || modifiedOf(known) <= modifiedOf(object)) {
      this.objects.set(object.id, object);
    }
    return object.id;
  }

  /** What a domain or relationship object of ours starts with. Times to the millisecond. */
  common(created: string, modified: string, tlp: Tlp) {
    this.levels.add(tlp);
    const [from, to] = [stixTime(created), stixTime(modified)];
    return {
      spec_version: '2.1' as const,
      created_by_ref: PRODUCER.id,
      created: from < to ? from : to,
      modified: to,
      object_marking_refs: [markingId(tlp)],
    };
  }

  /** Everything, in an order that depends on the content alone. */
  all(): readonly StixObject[] {
    const observables = Array.from(this.observables, ([id, { observable, tlp }]): StixObject => {
      this.levels.add(tlp);
      const more = { spec_version: '2.1' as const, object_marking_refs: [markingId(tlp)] };
      return { ...observable, id, ...more };
    });
    const markings = [...this.levels].toSorted().map(markingObject);
    return [PRODUCER, ...markings, ...observables, ...this.objects.values()];
  }
}

function modifiedOf(object: StixObject): string {
  return 'modified' in object ? object.modified : '';
}

/** ISO 8601 as STIX writes it; a date is its first moment. */
export function stixTime(iso: string): string {
  return new Date(iso).toISOString();
}

/** The same for a time that a vendor wrote; undefined where it is none. */
export function stixTimeOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))
    ? stixTime(text)
    : undefined;
}
