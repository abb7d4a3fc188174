import { CHAR } from './characters';
import type { Decoded } from './decoded';
import type { Indicator, IndicatorGrade, IndicatorKind, NotSentReason } from './model';
import { heldReason, ipv4Reason, nameReason, notSentReason } from './notSent';
import type { Run } from './run';
import { TLD } from './tldTable';

const EXAMPLE = 'example'.length;

/** What was found, in order. Values are normalised already. */
export class Finds {
  readonly list: Indicator[] = [];
  private offset = 0;
  private decoded: Decoded | undefined;

  /** The part of the text that is read from now on: where it starts, and what it was decoded from. */
  startPart(offset: number, decoded: Decoded | undefined): void {
    this.offset = offset;
    this.decoded = decoded;
  }

  ipv4(value: string, address: number, start: number, end: number, grade: IndicatorGrade): void {
    this.push('ipv4', value, start, end, grade, ipv4Reason(address));
  }

  ipv6(value: string, start: number, end: number): void {
    this.push('ipv6', value, start, end, 'strong', notSentReason({ kind: 'ipv6', value }));
  }

  /** `run` holds the raw name; `kind` the bits of its top-level domain. */
  name(run: Run, value: string, grade: IndicatorGrade, kind: number): void {
    const at = run.count - 2;
    // `example.com` and its like are the only reserved names under an ordinary ending.
    const ordinary =
      (kind & TLD.special) === 0 &&
      !run.wide &&
      (run.ends[at] ?? 0) - (run.starts[at] ?? 0) !== EXAMPLE;
    const reason = ordinary
      ? (run.kinds & CHAR.digit) === 0
        ? undefined
        : heldReason(value)
      : nameReason(value);
    this.push('fqdn', value, run.start, run.end, grade, reason);
  }

  private push(
    kind: IndicatorKind,
    value: string,
    from: number,
    to: number,
    grade: IndicatorGrade,
    notSent: NotSentReason | undefined,
  ): void {
    const start = (this.decoded?.startAt(from) ?? from) + this.offset;
    const end = (this.decoded?.endAt(to) ?? to) + this.offset;
    this.list.push(
      notSent === undefined
        ? { kind, value, start, end, grade }
        : { kind, value, start, end, grade, notSent },
    );
  }
}
