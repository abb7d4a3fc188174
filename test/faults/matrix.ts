import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Simulator } from '../simulator';
import { cellOf, operations } from './cell';
import type { Cell } from './cell';
import { pem } from './faultyServer';
import { FAULTS } from './table';
import type { Fault } from './table';

/** One fault, and what became of each operation under it. */
export interface FaultRow {
  readonly fault: Fault;
  readonly cells: readonly Cell[];
}

/** Every operation under every fault; `told` hears of each fault as it is done. */
export async function everyCell(
  simulator: Simulator,
  told: (row: FaultRow) => void = () => undefined,
): Promise<readonly FaultRow[]> {
  const trusted = getCACertificates('default');
  // So that of a certificate for another name nothing but the name is wrong.
  setDefaultCACertificates([...trusted, pem('ca')]);
  const rows: FaultRow[] = [];
  try {
    for (const fault of FAULTS) {
      const cells = await Promise.all(
        operations.map((operation) => cellOf(operation, fault, simulator)),
      );
      rows.push({ fault, cells });
      told({ fault, cells });
    }
  } finally {
    setDefaultCACertificates(trusted);
  }
  return rows;
}

const GROUPS: Readonly<Record<Fault['group'], string>> = {
  connection: 'No connection, or none that holds',
  head: 'The beginning of the answer',
  body: 'The body does not come whole',
  content: 'The body is another one',
  status: 'Statuses',
  wait: 'Told to wait',
};

const COLUMNS = [
  'operations',
  'ends as',
  'sentence',
  'remedy',
  'kept',
  'repeated',
  'spent',
  'time',
];

/** `docs/fault-matrix.md`. Operations that end alike share a line. */
export function matrixText(rows: readonly FaultRow[]): string {
  const parts = Object.entries(GROUPS).map(([group, title]) => {
    const faults = rows.filter(({ fault }) => fault.group === group);
    return `## ${title}\n\n${faults.map(faultText).join('\n')}`;
  });
  return `# Fault matrix

Written by \`npm run faults\`: every operation under every fault of [test/faults/table.ts](../test/faults/table.ts),
over sockets on this machine. \`server\` stands for the host. Here a server that never answers is given 1.5 s, and 1 MiB is read; in the
product 30 s and as much as the operation reads. "Spent" is what the audit log counts, free requests left out: what
left the machine and may have been billed. "Repeated" counts the times one and the same request was sent again.
WHOIS history is asked for 25 records.

${parts.join('\n')}`;
}

function faultText({ fault, cells }: FaultRow): string {
  const lines = new Map<string, string[]>();
  for (const cell of cells) {
    const line = cellsOf(cell).map(escaped).join(' | ');
    lines.set(line, [...(lines.get(line) ?? []), cell.operation]);
  }
  const table = [...lines].map(([line, names]) => `| ${shortened(names)} | ${line} |`);
  return `### ${fault.what}\n\n| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---').join('|')}|\n${table.join('\n')}\n`;
}

function cellsOf({ ending, sentence, remedy, kept, repeated, spent, ms }: Cell): readonly string[] {
  return [
    ending,
    sentence === '' ? '–' : sentence,
    remedy === '' ? '–' : remedy,
    kept ? 'yes' : 'no',
    repeated === 0 ? 'no' : `${repeated}×`,
    spent,
    ms < 1400 ? 'at once' : 'the time a server has',
  ];
}

/** All the operations of a vendor as one, where there is more than one. */
function shortened(names: readonly string[]): string {
  if (names.length === operations.length) {
    return 'all';
  }
  const vendors = new Set(operations.map(({ provider }) => provider));
  return [...vendors]
    .flatMap((vendor) => {
      const all = operations.filter(({ provider }) => provider === vendor).map(({ id }) => id);
      const own = all.filter((id) => names.includes(id));
      const [prefix] = (all[0] ?? '').split('.');
      return own.length === all.length && all.length > 1
        ? [`\`${prefix ?? ''}.*\``]
        : own.map((id) => `\`${id}\``);
    })
    .join(', ');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replace(/[*_<]/g, '\\$&');
}
