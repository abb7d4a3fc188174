/** The same numbers on every machine: xorshift32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Pick = (below: number) => number;
type Line = (pick: Pick) => string;

const WORDS =
  'session opened closed for user root by uid cron daemon started stopped failed to read block received packet terminating responder thread worker cache flush commit transaction timeout retry queue depth exceeded threshold scheduler idle connection reset peer accepted publickey'.split(
    ' ',
  );
const TLDS = ['com', 'net', 'org', 'ru', 'top', 'xyz', 'info', 'co.uk', 'cn', 'icu'];

const word = (pick: Pick): string => WORDS[pick(WORDS.length)] ?? '';
const words = (pick: Pick, count: number): string =>
  Array.from({ length: count }, () => word(pick)).join(' ');
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (pick: Pick): string => `${two(pick(24))}:${two(pick(60))}:${two(pick(60))}`;
/** From the documentation and benchmark networks: RFC 5737, RFC 2544. */
const address = (pick: Pick): string =>
  `${['192.0.2', '198.51.100', '203.0.113'][pick(3)] ?? ''}.${pick(256)}`;
const host = (pick: Pick): string =>
  `${word(pick)}${pick(90)}.${word(pick)}-${word(pick)}.${TLDS[pick(TLDS.length)] ?? ''}`;
const hex = (pick: Pick, length: number): string =>
  Array.from({ length }, () => pick(16).toString(16)).join('');

const LOG_LINES: readonly Line[] = [
  (pick) =>
    `Jun ${1 + pick(28)} ${clock(pick)} combo sshd(pam_unix)[${pick(32768)}]: ${words(pick, 6)}; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=${address(pick)}  user=root`,
  (pick) =>
    `2015-10-18 ${clock(pick)},${pick(999)} INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: ${words(pick, 9)}`,
  (pick) =>
    `081110 ${pick(999999)} ${pick(9999)} INFO dfs.DataNode$PacketResponder: ${words(pick, 4)} blk_${pick(2 ** 31)} of size ${pick(99999999)} from /${address(pick)}`,
  (pick) =>
    `17/06/09 ${clock(pick)} INFO executor.Executor: Running task ${pick(40)}.0 in stage ${pick(40)}.0 (TID ${pick(4000)})`,
  (pick) =>
    `${address(pick)} - - [17/May/2015:${clock(pick)} +0000] "GET /${word(pick)}/${word(pick)}.html?page=${pick(99)} HTTP/1.1" 200 ${pick(99999)} "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/32.0.1700.107 Safari/537.36"`,
  (pick) =>
    `03-17 ${clock(pick)}.${pick(999)}  1702  2395 D WindowManager: ${words(pick, 8)}, token=android.os.BinderProxy@${hex(pick, 7)}`,
  (pick) =>
    `[${clock(pick)}] chrome.exe - ${host(pick)}:443 close, ${pick(9999)} bytes sent, ${pick(9999)} bytes received, lifetime ${two(pick(60))}:${two(pick(60))}`,
  (pick) =>
    `nova-compute.log.1.2017-05-16_13:55:31 2017-05-16 ${clock(pick)}.${pick(999)} 2931 INFO nova.compute.manager [req-${hex(pick, 8)}-${hex(pick, 4)} ${hex(pick, 32)} - - -] [instance: ${hex(pick, 8)}] ${words(pick, 7)}`,
  (pick) => `Jul  ${1 + pick(9)} ${clock(pick)} calvisitor kernel[0]: ${words(pick, 12)}`,
];

const LIST_LINES: readonly Line[] = [
  (pick) => `hxxps[:]//${host(pick).replaceAll('.', '[.]')}/${word(pick)}/${hex(pick, 12)}.php`,
  (pick) => host(pick).replaceAll('.', '[.]'),
  (pick) => address(pick).replaceAll('.', '[.]'),
  (pick) => `${hex(pick, 64)}  ${word(pick)}.exe`,
  (pick) => `domain,${host(pick)},${words(pick, 4)}`,
  (pick) => `| ${host(pick)} | ${hex(pick, 40)} | ${words(pick, 3)} |`,
  (pick) => `- hxxp://${address(pick)}:8080/${word(pick)}/${word(pick)}.bin`,
  (pick) => words(pick, 14),
];

/** One line in forty. */
const RARE_CODE_LINES: readonly Line[] = [
  (pick) => `  /** ${words(pick, 10)}. See https://docs.${word(pick)}.org/${word(pick)}.html */`,
  (pick) => `    std::vector<${word(pick)}>::iterator it = ${word(pick)}.begin();`,
];

const CODE_LINES: readonly Line[] = [
  (pick) =>
    `    const ${word(pick)}${pick(99)} = this.${word(pick)}.${word(pick)}(${word(pick)}, { ${word(pick)}: ${pick(999)} });`,
  (pick) =>
    `  if (${word(pick)}.${word(pick)} === undefined || ${word(pick)}[${pick(99)}].name !== '${word(pick)}') {`,
  (pick) =>
    `    return ${word(pick)}.map((item) => item.${word(pick)}.${word(pick)}).filter(Boolean).join(', ');`,
  () => '  }',
  () => '',
  (pick) => `import { ${word(pick)}, ${word(pick)} } from './${word(pick)}/${word(pick)}.js';`,
  (pick) =>
    `export function ${word(pick)}${pick(999)}(${word(pick)}: string, ${word(pick)}: number): void {`,
  (pick) => `    // ${words(pick, 9)}`,
  (pick) => RARE_CODE_LINES[pick(RARE_CODE_LINES.length * 4)]?.(pick) ?? '    } else {',
];

function generate(lines: readonly Line[], bytes: number, seed: number): string {
  const pick = numbers(seed);
  const made: string[] = [];
  for (let length = 0; length < bytes;) {
    const line = lines[pick(lines.length)]?.(pick) ?? '';
    made.push(line);
    length += line.length + 1;
  }
  return made.join('\n');
}

/** Texts of the kinds an analyst opens, the same on every run. About `bytes` characters each. */
export const generatedLogs = (bytes: number): string => generate(LOG_LINES, bytes, 20261121);
export const generatedLists = (bytes: number): string => generate(LIST_LINES, bytes, 5737);
export const generatedCode = (bytes: number): string => generate(CODE_LINES, bytes, 2606);
