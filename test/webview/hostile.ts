import type { Cell, Result, Section } from '../../src/core/result/model';
import type { Page } from '../../src/protocol/toWebview';
import { ENDLESS, HOSTILE as TEXTS } from './hostileTexts';
import { emptyPage, tableResult } from './pages';

const HOSTILE = [...TEXTS, ENDLESS];

/** Every field of every section, of every operation, filled with all of it. */
export function hostilePage(): Page {
  const page = emptyPage('hostile-whois.example');
  const results = page.operations.map(({ id }, index) => hostileResult(page, id, index));
  return { ...page, results };
}

function hostileResult(page: Page, operation: string, index: number): Result {
  const text = HOSTILE[index % HOSTILE.length] ?? '';
  return {
    ...tableResult(page, {
      type: 'table',
      id: 'table',
      title: text,
      note: text,
      columns: HOSTILE.slice(0, 9).map((label, at) => ({ id: `c${at}`, label, type: 'text' })),
      rows: HOSTILE.map((_, row) =>
        HOSTILE.slice(0, 9).map((_label, at): Cell => HOSTILE[(row + at) % HOSTILE.length] ?? ''),
      ),
      shown: HOSTILE.length,
      total: 99,
      cappedBy: { by: 'vendor', reason: text },
    }),
    operation,
    lookedUp: text,
    parameters: {},
    outcome: { kind: 'partial', reason: text },
    offers: [{ label: text, parameters: { page: text.slice(0, 100) }, cost: [] }],
    sections: [...hostileSections(text), ...tableSections(page)],
    raw: [],
  };
}

function tableSections(page: Page): readonly Section[] {
  const rows = HOSTILE.map((text): readonly Cell[] => [
    text,
    { kind: 'fqdn', value: 'evil.example', text },
  ]);
  return tableResult(page, {
    type: 'table',
    id: 'cells',
    title: 'Cells',
    columns: [
      { id: 'text', label: 'text', type: 'text' },
      { id: 'indicator', label: 'indicator', type: 'indicator' },
    ],
    rows,
    shown: rows.length,
  }).sections;
}

function hostileSections(text: string): readonly Section[] {
  return [
    {
      type: 'facts',
      id: 'facts',
      title: text,
      note: text,
      facts: (['registrant', 'registrar', 'asn', 'nameServers', 'dnssec'] as const).map((id) => ({
        id,
        label: text,
        type: 'text',
        values: HOSTILE,
      })),
    },
    {
      type: 'score',
      id: 'score',
      title: text,
      score: 50,
      attribute: 'Risk Score',
      components: HOSTILE.slice(0, 12).map((name) => ({
        name,
        label: name,
        score: 1,
        evidence: HOSTILE,
      })),
    },
    { type: 'text', id: 'text', title: text, text: HOSTILE.join('\n') },
    {
      type: 'timeline',
      id: 'timeline',
      title: text,
      entries: HOSTILE.map((label, day) => ({
        lane: 'record',
        label,
        start: `2026-11-${String(day + 1).padStart(2, '0')}`,
        detail: label,
      })),
    },
  ];
}
