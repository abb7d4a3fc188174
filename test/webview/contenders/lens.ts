import './fakeVsCode';
import '../../../src/webview/main';
import type { TableSection } from '../../../src/core/result/model';
import type { Page } from '../../../src/protocol/toWebview';
import { toWire } from '../../../src/protocol/wire';
import { answerOf, neutralVendor } from '../../rig/neutralVendor';
import { measure } from './contender';

const indicator = { kind: 'fqdn', value: 'ns1.park-dns.example' } as const;
const operation = 'example.records';

measure({
  message: (table): string => toWire(pageOf(table)),
  passing: () => Number(grid()?.getAttribute('aria-rowcount') ?? 1) - 2,
  drawn: () => document.querySelector('.grid-row.data') !== null,
  searchBox: () => document.querySelector<HTMLElement>('input.search'),
  scroller: grid,
});

function grid(): Element | null {
  return document.querySelector('.grid');
}

/** The whole panel with one answer, as the extension sends it. */
function pageOf(table: TableSection): Page {
  const entry = { indicator, data: 'live' } as const;
  return {
    type: 'page',
    ...entry,
    defanged: 'ns1[.]park-dns[.]example',
    trail: { entries: [entry], position: 0 },
    graph: { nodes: [entry], edges: [] },
    pinned: false,
    operations: [
      {
        id: operation,
        title: 'Records',
        description: '',
        provider: neutralVendor.id,
        providerName: neutralVendor.name,
        cost: [],
      },
    ],
    results: [
      answerOf(operation, {
        indicator,
        askedFor: indicator.value,
        lookedUp: indicator.value,
        sections: [table],
      }),
    ],
    run: { asking: false, running: [], done: 0, total: 0 },
    select: operation,
    riskThreshold: 70,
  };
}
