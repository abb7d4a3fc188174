import { parseIpv4 } from './address';
import { isDigit } from './characters';
import { WEAK } from './dotForms';
import type { Finds } from './finds';
import { judgeIpv4 } from './judgeAddress';
import { normaliseName } from './name';
import { Run } from './run';
import { areLabels, trimInvisible } from './shape';
import { isBeforeAt, startsHost } from './surroundings';
import type { Language } from './surroundings';
import { TLD, tldKindOf } from './tldTable';
import { isVersionLike } from './versionLike';
import { HOST_IN_PATH, endOfUrl, endOfUser, mayHoldHost } from './url';
import type { Text } from './text';

const UNDERSCORE = 0x5f;
const run = new Run();

/** Reads what follows a host: port, path and query are passed over but for the hosts inside them. */
export class PathHosts {
  constructor(
    private readonly text: Text,
    private readonly language: Language,
    private readonly finds: Finds,
  ) {}

  /**
   * End of the port, path and query behind the host that ends at `from`. `bare`: no scheme stands in
   * front, so that `name/10.0.0.5:8020` is a host with its address, as Java writes it.
   */
  pass(from: number, bare = false): number {
    const { text } = this;
    const to = endOfUrl(text, from);
    const named = bare && to - from > 7 && isAddressOfHost(text, from + 1, to);
    if (to - from < 4 || (!named && !mayHoldHost(text, from, to))) {
      return to;
    }
    const path = text.slice(from, to);
    HOST_IN_PATH.lastIndex = 0;
    for (let match = HOST_IN_PATH.exec(path); match !== null; match = HOST_IN_PATH.exec(path)) {
      const [, mark, at] = match;
      const behind = from + HOST_IN_PATH.lastIndex;
      const end = this.read(behind, to, named || mark !== undefined, at !== undefined);
      HOST_IN_PATH.lastIndex = Math.max(behind, end) - from;
    }
    return to;
  }

  /** Reads what stands at `from`; its end where it is an indicator, or 0. */
  private read(from: number, to: number, url: boolean, mail: boolean): number {
    const { text } = this;
    const start = url ? endOfUser(text, from) : from;
    if (!startsHost(text, start)) {
      return 0;
    }
    run.read(text, start, WEAK.alone);
    if (run.wide) trimInvisible(text, run);
    this.trimWrapping();
    if (run.count < 2 || run.broken || run.end > to || isBeforeAt(text, run.end)) {
      return 0;
    }
    const accepted =
      run.numeric === 4 && run.count === 4
        ? this.acceptIpv4(run.end === to, url || mail)
        : this.acceptName(url, mail);
    return accepted ? run.end : 0;
  }

  /** Proofpoint's version 3 writes `/v3/__https://evil.com__;`. */
  private trimWrapping(): void {
    const { text } = this;
    let { end } = run;
    while (end > run.start && text.unit(end - 1) === UNDERSCORE) end--;
    if (end !== run.end && text.charAt(run.end) === ';') {
      run.endAt(text, end);
    }
  }

  /** `last`: nothing of the path follows. `host`: it stands where only a host can stand. */
  private acceptIpv4(last: boolean, host: boolean): boolean {
    const { text, language } = this;
    const { start, end } = run;
    const value = run.plain(text);
    const address = parseIpv4(value);
    const whole = last || /[/&?#:;_]/.test(text.charAt(end));
    if (address === -1 || !whole || (!host && isVersionLike(address))) {
      return false;
    }
    if (judgeIpv4(text, start, end, address, language) === undefined) {
      return false;
    }
    this.finds.ipv4(value, address, start, end, host ? 'strong' : 'weak');
    return true;
  }

  private acceptName(url: boolean, mail: boolean): boolean {
    const { text } = this;
    const value = run.wide ? normaliseName(run.plain(text)) : run.plain(text).toLowerCase();
    const kind = tldKindOf(value?.slice(value.lastIndexOf('.') + 1) ?? '');
    const clear = url || (mail && (kind & (TLD.file | TLD.identifier | TLD.doubtful)) === 0);
    if (value === undefined || kind === 0 || !clear || !areLabels(text, run)) {
      return false;
    }
    this.finds.name(run, value, 'strong', kind);
    return true;
  }
}

/** Whether nothing but an address and its port stands behind the slash. */
const isAddressOfHost = (text: Text, start: number, to: number): boolean =>
  isDigit(text.unit(start)) && /^[\d.]+(?::\d{1,5})?$/.test(text.slice(start, to));
