import { LensError } from '../../../../src/core/errors';
import type { FailureReason } from '../../../../src/core/errors';
import { parseIndicator } from '../../../../src/core/indicator';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { FactId } from '../../../../src/core/result/factIds';
import { factsOf } from '../../../../src/core/result/facts';
import type { Answer, Cell, TableSection } from '../../../../src/core/result/model';
import { mapDomain } from '../../../../src/providers/rdap/domain';
import { mapNetwork } from '../../../../src/providers/rdap/network';
import type { RdapAnswer } from '../../../../src/providers/rdap/rdapAnswer';

export type Plain = string | number | null;

export function answer(
  body: unknown,
  { from = 'registry', host = `${from}.example` }: Partial<Pick<RdapAnswer, 'from' | 'host'>> = {},
): RdapAnswer {
  const request = `GET https://${host}/`;
  const raw = {
    request,
    status: 200,
    contentType: 'application/rdap+json',
    body: 'as it was sent',
  };
  return { body, host, from, raw };
}

export function indicator(value: string): IndicatorRef {
  const parsed = parseIndicator(value);
  if (parsed === undefined) {
    throw new Error(`${value} is no indicator.`);
  }
  return { kind: parsed.kind, value: parsed.value };
}

/** A name's answer, of a registry and perhaps of a registrar after it. */
export function domain(members: object, registrar?: object): Answer {
  const bare = { objectClassName: 'domain', ldhName: 'login.example', handle: 'D1-EXAMPLE' };
  const further =
    registrar === undefined ? [] : [answer({ ...bare, ...registrar }, { from: 'registrar' })];
  return mapDomain(
    [answer({ ...bare, ...members }), ...further],
    indicator('login.example'),
    'login.example',
  );
}

/** An address' answer. */
export function network(members: object, asked = '203.0.113.80'): Answer {
  return mapNetwork(answer({ objectClassName: 'ip network', ...members }), indicator(asked));
}

/** A jCard in the documented form. */
export function card(...properties: readonly unknown[]): unknown {
  return ['vcard', [['version', {}, 'text', '4.0'], ...properties]];
}

/** Values as text: an indicator by its normalised value. */
function plain(cells: readonly Cell[]): readonly Plain[] {
  return cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell.value : cell));
}

/** The values of a fact; none where it is not told. */
export function values(of: Answer, id: FactId): readonly Plain[] {
  return plain(factsOf(of, id).flatMap((fact) => fact.values));
}

export function label(of: Answer, id: FactId): string | undefined {
  return factsOf(of, id)[0]?.label;
}

export function table(of: Answer, id: string): TableSection {
  const found = of.sections.find((section) => section.id === id);
  if (found?.type !== 'table') {
    throw new Error(`There is no table ${id}.`);
  }
  return found;
}

/** A row of a table by column, what is empty left out. */
export function row(of: Answer, id: string, at = 0): Readonly<Record<string, Plain>> {
  const { columns, rows } = table(of, id);
  const cells = plain(rows[at] ?? []);
  return Object.fromEntries(
    columns
      .map((column, index): [string, Plain] => [column.id, cells[index] ?? null])
      .filter(([, cell]) => cell !== null),
  );
}

export function reasonOf(map: () => unknown): FailureReason | 'none' {
  try {
    map();
    return 'none';
  } catch (thrown) {
    if (thrown instanceof LensError) {
      return thrown.failure.reason;
    }
    throw thrown;
  }
}
