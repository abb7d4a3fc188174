import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Known } from '../../../../src/core/operation/model';
import { domaintools } from '../../../../src/providers/domaintools';

const path = join(__dirname, '../../../../docs/operations.md');
const OPEN = '<!-- accounts: written by a test, UPDATE_DOCS=1 -->';
const CLOSE = '<!-- /accounts -->';

const CLASSIC = [
  'risk-evidence',
  'risk',
  'parsed-whois',
  'whois-history',
  'reverse-ip',
  'reverse-name-server',
  'hosting-history',
  'reverse-mx',
];

/** What an account of each kind lists. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'classic only': CLASSIC,
  'Iris Investigate only': ['iris-investigate'],
  'Iris and domain history': ['iris-investigate', 'domain-history'],
  'Iris Enrich only': ['iris-enrich'],
  'classic and Iris': [...CLASSIC, 'iris-investigate', 'iris-enrich'],
};

/** The same for an account that lists these, whatever the key is. */
function knownOf(products: readonly string[]): Known {
  const all = [...CLASSIC, 'iris-investigate', 'iris-enrich', 'domain-history'];
  const refused = all.filter((product) => !products.includes(product));
  const origin = 'https://api.domaintools.com';
  const toldAt = '2026-11-21T12:00:00Z';
  const body = JSON.stringify({ origin, of: 'any', toldAt, products, refused });
  return {
    settings: {},
    clock: { now: () => Date.parse('2026-11-21T12:00:00Z') },
    documents: { get: () => ({ body, checkedAt: '2026-11-21T12:00:00Z' }), put: () => undefined },
  };
}

function cellOf(operation: (typeof domaintools.operations)[number], products: readonly string[]) {
  const known = knownOf(products);
  const kind = operation.takes.find((each) => each === 'fqdn') ?? 'ipv4';
  const cost = operation.cost({ kind, value: 'example.com' }, {}, known);
  if (operation.aside?.(known) === true) {
    return 'when chosen';
  }
  const parts = cost.map(({ product, amount, bound, shared }) => {
    const words = `${bound === 'atMost' ? 'at most ' : ''}${amount} \`${product}\``;
    return products.includes(product) ? (shared === undefined ? words : `(${words})`) : undefined;
  });
  return parts.length === 0
    ? 'free'
    : parts.some((part) => part === undefined)
      ? 'no'
      : parts.join(', ');
}

function table(): string {
  const kinds = Object.entries(KINDS);
  const rows = domaintools.operations.map((operation) => [
    `\`${operation.id}\``,
    ...kinds.map(([, products]) => cellOf(operation, products)),
  ]);
  const lines = [
    ['operation', ...kinds.map(([name]) => name)],
    ['-', ...kinds.map(() => '-')],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Cells without the padding that the formatter adds. */
function plain(text: string): string {
  return text.trim().replaceAll(/ +\|/g, ' |').replaceAll(/-+/g, '-');
}

describe('docs/operations.md, by kind of account', () => {
  it('says what each kind of account is asked, and what that costs', () => {
    const page = readFileSync(path, 'utf8');
    const [before = '', rest = ''] = page.split(OPEN);
    const [written = '', after = ''] = rest.split(CLOSE);
    if (process.env.UPDATE_DOCS === '1') {
      writeFileSync(path, `${before}${OPEN}\n\n${table()}\n\n${CLOSE}${after}`);
      return;
    }
    assert.equal(plain(written), plain(table()));
  });
});
