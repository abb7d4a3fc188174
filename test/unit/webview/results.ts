import type { Failure } from '../../../src/core/errors';
import type { FactId } from '../../../src/core/result/factIds';
import type { Outcome, Section, TableSection } from '../../../src/core/result/model';
import type { Page } from '../../../src/protocol/toWebview';
import { neutralVendor } from '../../rig/neutralVendor';

const indicator = { kind: 'fqdn', value: 'login-secure.example' } as const;

export function failed(reason: Failure['reason']): Outcome {
  return { kind: 'failed', reason, message: 'It failed.', remedy: 'Mend it.', action: 'retry' };
}

export function table(rows: number, more: Partial<TableSection> = {}): TableSection {
  return {
    type: 'table',
    id: 'records',
    title: 'Records',
    columns: [{ id: 'name', label: 'Name', type: 'text' }],
    rows: Array.from({ length: rows }, (_, index) => [`row ${index}`]),
    shown: rows,
    ...more,
  };
}

export function facts(
  values: Readonly<Partial<Record<FactId, readonly (string | number)[]>>>,
): Section {
  return {
    type: 'facts',
    id: 'facts',
    title: 'Facts',
    facts: (Object.keys(values) as FactId[]).map((id) => ({
      id,
      label: id,
      type: 'text',
      values: values[id] ?? [],
    })),
  };
}

export function pageOf(operations: readonly string[], more: Partial<Page> = {}): Page {
  return {
    type: 'page',
    indicator,
    data: 'live',
    defanged: 'login-secure[.]example',
    trail: { entries: [{ indicator, data: 'live' }], position: 0 },
    graph: { nodes: [{ indicator, data: 'live' }], edges: [] },
    pinned: false,
    operations: operations.map((id) => ({
      id,
      title: id,
      description: '',
      provider: neutralVendor.id,
      providerName: neutralVendor.name,
      cost: [],
    })),
    results: [],
    run: { asking: false, running: [], done: 0, total: 0 },
    riskThreshold: 70,
    ...more,
  };
}
