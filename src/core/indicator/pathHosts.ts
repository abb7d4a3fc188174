import { parseIpv4 } from './address';
import { WEAK } from './dotForms';
import type { Finds } from './finds';
import { judgeIpv4 } from './judgeAddress';
import { normaliseName } from './name';
import { Run } from './run';
import { areLabels, trimInvisible } from './shape';
import { isBeforeAt, startsHost } from './surroundings';
import type { Language } from './surroundings';
import { TLD, tldKindOf } from './tldTable';
import { HOST_IN_PATH, endOfUrl, endOfUser, mayHoldHost } from './url';

const run = new Run();

/** Reads what follows a host: port, path and query are passed over but for the hosts inside them. */
export class PathHosts {
  constructor(
    private readonly text: string,
    private readonly language: Language,
    private readonly finds: Finds,
  ) {}

  /** End of the port, path and query behind the host that ends at `from`. */
  pass(from: number): number {
    const { text } = this;
    const to = endOfUrl(text, from);
    if (to - from < 4 || !mayHoldHost(text, from, to)) {
      return to;
    }
    const path = text.slice(from, to);
    HOST_IN_PATH.lastIndex = 0;
    for (let match = HOST_IN_PATH.exec(path); match !== null; match = HOST_IN_PATH.exec(path)) {
      this.read(from + HOST_IN_PATH.lastIndex, to, match[0].length > 2);
    }
    return to;
  }

  private read(from: number, to: number, url: boolean): void {
    const { text, language } = this;
    const start = url ? endOfUser(text, from) : from;
    if (!startsHost(text, start)) {
      return;
    }
    run.read(text, start, WEAK.alone);
    if (run.wide) trimInvisible(text, run);
    if (run.count < 2 || run.broken || run.end > to || isBeforeAt(text, run.end)) {
      return;
    }
    const isMail = text.charAt(from - 1) === '@' || text.startsWith('%40', from - 3);
    if (run.numeric === 4 && run.count === 4) {
      const value = run.plain(text);
      const address = parseIpv4(value);
      const whole = run.end === to || /[/&?#:;]/.test(text.charAt(run.end));
      if (
        address !== -1 &&
        whole &&
        judgeIpv4(text, start, run.end, address, language) !== undefined
      ) {
        const versionLike = ((address >>> 16) & 0xff) < 10;
        if (url || isMail || !versionLike) {
          this.finds.ipv4(value, address, start, run.end, url || isMail ? 'strong' : 'weak');
        }
      }
      return;
    }
    const value = run.wide ? normaliseName(run.plain(text)) : run.plain(text).toLowerCase();
    const kind = tldKindOf(value?.slice(value.lastIndexOf('.') + 1) ?? '');
    const clear = url || (isMail && (kind & (TLD.file | TLD.identifier | TLD.doubtful)) === 0);
    if (value !== undefined && kind !== 0 && clear && areLabels(text, run)) {
      this.finds.name(run, value, 'strong', kind);
    }
  }
}
