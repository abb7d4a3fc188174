import { octetAt, parseIpv4 } from './address';
import { isInBinaryText } from './binaryText';
import { isInCapture } from './capture';
import { CHAR, isDigit } from './characters';
import { DOTS } from './dotForms';
import type { Finds } from './finds';
import { judgeIpv4 } from './judgeAddress';
import { isMember, judgeName } from './judgeName';
import { normaliseName } from './name';
import type { PathHosts } from './pathHosts';
import type { Run } from './run';
import {
  areLabels,
  cutForeignText,
  partGluedDots,
  settleWeakDots,
  trimEncoding,
  trimHyphens,
  trimInvisible,
} from './shape';
import { isInSetting } from './standsAlone';
import { isAfterBracketedAt, isBeforeAt, isWebDav } from './surroundings';
import type { Language } from './surroundings';
import { tldKind, tldKindOf } from './tldTable';
import type { Text } from './text';

const MAX_NAME = 253;

/** Tells what a run of labels is, and notes it where it is an indicator. */
export class Judge {
  constructor(
    private readonly text: Text,
    private readonly language: Language,
    private readonly finds: Finds,
    private readonly paths: PathHosts,
  ) {}

  /**
   * End of the indicator, with the port and path that follow it; 0 where the run is none. `surely`: the
   * run stands where only a host can stand.
   */
  accept(run: Run, surely: boolean): number {
    const host = surely || isWebDav(this.text, run.end);
    if (run.wide) trimInvisible(this.text, run);
    trimHyphens(this.text, run);
    if (host || (run.dots & DOTS.strong) !== 0) partGluedDots(this.text, run);
    if (run.count < 2 || run.broken) {
      return 0;
    }
    if (run.dots === 0 && endsInPort(this.text, run)) {
      const { end } = run;
      run.cut(run.count - 1);
      const accepted = run.numeric === 4 ? this.acceptIpv4(run) : this.acceptName(run, true);
      return accepted > 0 ? Math.max(accepted, end) : 0;
    }
    if (run.numeric === run.count || (run.numeric === 3 && run.count === 7)) {
      return this.acceptIpv4(run);
    }
    if ((run.dots & DOTS.weak) !== 0 && !settleWeakDots(this.text, run)) {
      return run.numeric === run.count ? this.acceptIpv4(run) : 0;
    }
    return this.acceptName(run, host);
  }

  private acceptIpv4(run: Run): number {
    const { text, language } = this;
    if (run.count !== 4) {
      return run.count === 7 ? this.acceptRange(run) : 0;
    }
    const address = addressOf(text, run);
    if (address === -1 || isBeforeAt(text, run.end)) {
      return 0;
    }
    const { start, end } = run;
    const grade =
      (run.dots & DOTS.strong) !== 0 ? 'strong' : judgeIpv4(text, start, end, address, language);
    if (grade === undefined) {
      return 0;
    }
    this.finds.ipv4(run.plain(text), address, start, end, grade);
    return this.paths.pass(end);
  }

  /** `192.0.2.1-192.0.2.9` is two addresses. */
  private acceptRange(run: Run): number {
    const { text } = this;
    const { start, end } = run;
    const middle = run.starts[3] ?? 0;
    const hyphen = text.indexOf('-', middle);
    const ofLabels = (...indices: readonly number[]): string[] =>
      indices.map((index) => run.label(text, index));
    const first = [...ofLabels(0, 1, 2), text.slice(middle, hyphen)].join('.');
    const last = [text.slice(hyphen + 1, run.ends[3]), ...ofLabels(4, 5, 6)].join('.');
    const from = parseIpv4(first);
    const to = parseIpv4(last);
    if ((run.dots & ~DOTS.strong) !== 0 || run.wide || from === -1 || to === -1) {
      return 0;
    }
    this.finds.ipv4(first, from, start, hyphen, 'strong');
    this.finds.ipv4(last, to, hyphen + 1, end, 'strong');
    return end;
  }

  private acceptName(run: Run, host: boolean): number {
    const { text, language } = this;
    const { wide } = run;
    if (wide) cutForeignText(text, run);
    let value = wide ? normaliseName(run.plain(text)) : undefined;
    const kind = wide
      ? tldKindOf(value?.slice(value.lastIndexOf('.') + 1) ?? '')
      : tldKind(text, run.starts[run.count - 1] ?? 0, run.end);
    if (kind === 0 || (!host && isMember(text, run, kind, language.code))) {
      return 0;
    }
    if (run.end - run.start > 2 * MAX_NAME || !areLabels(text, run) || isBeforeAt(text, run.end)) {
      return 0;
    }
    if (!host && trimEncoding(text, run)) {
      value = wide ? normaliseName(run.plain(text)) : undefined;
      if (wide ? value === undefined : !areLabels(text, run)) {
        return 0;
      }
    }
    if (!isUrlHost(text, run, host) && isInBinaryText(text, run.start, run.end)) {
      return 0;
    }
    const isHost = host || isAfterBracketedAt(text, run.start);
    const grade = judgeName(text, run, kind, isHost, language);
    if (grade === undefined) {
      return 0;
    }
    value ??= (run.kinds & CHAR.upper) === 0 ? run.plain(text) : run.plain(text).toLowerCase();
    if (value.length > MAX_NAME) {
      return 0;
    }
    const { end } = run;
    this.finds.name(run, value, grade, kind);
    return isInSetting(text, run.start) ? end : this.paths.pass(end, !host);
  }
}

/** Whether a port, or the name of one, stands behind the last dot, as tcpdump writes it. */
function endsInPort(text: Text, run: Run): boolean {
  const { count, numeric } = run;
  const number = isDigit(text.unit(run.end - 1)) && numeric !== 4 && numeric !== 3;
  if (numeric >= 4 ? count !== 5 : !number || count < 3) {
    return false;
  }
  const last = run.label(text, count - 1);
  return /^(?:\d{1,5}|[a-z][a-z0-9-]{1,14})$/.test(last) && isInCapture(text, run.start, run.end);
}

/** Behind the mark of a scheme; an at sign stands in random bytes, too. */
const isUrlHost = (text: Text, run: Run, host: boolean): boolean =>
  host && text.charAt(run.start - 1) !== '@';

/** The address of four labels, or -1 when they are no octets. */
function addressOf(text: Text, run: Run): number {
  if (run.wide) {
    return parseIpv4(run.plain(text));
  }
  let address = 0;
  for (let index = 0; index < 4; index++) {
    const octet = octetAt(text, run.starts[index] ?? 0, run.ends[index] ?? 0);
    if (octet === -1) {
      return -1;
    }
    address = address * 256 + octet;
  }
  return address;
}
