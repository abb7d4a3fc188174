import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndicatorKind } from '../../../src/core/indicator/model';
import type { Operation } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import { providers } from '../../../src/providers';

const page = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
const registry = new Registry(providers);
const { operations } = registry;

const KINDS: Readonly<Record<IndicatorKind, string>> = { ipv4: 'IPv4', ipv6: 'IPv6', fqdn: 'FQDN' };

function sectionOf(operation: Operation): string {
  const [, after = ''] = page.split(`\n## ${operation.id}\n`);
  return after.split('\n## ')[0] ?? '';
}

describe('docs/operations.md', () => {
  it('has one heading for each operation of the registry, in its order', () => {
    assert.deepEqual(
      [...page.matchAll(/^## (\S+)$/gm)].map(([, id]) => id),
      operations.map(({ id }) => id),
    );
  });

  for (const operation of operations) {
    it(`says of ${operation.id} what it takes, asks, costs and how it fails`, () => {
      const section = sectionOf(operation);
      const [, takes = ''] = /Takes ([^.]+)\./.exec(section) ?? [];
      assert.deepEqual(
        Object.values(KINDS).filter((kind) => takes.includes(kind)),
        operation.takes.map((kind) => KINDS[kind]),
      );
      assert.match(section, /\| Endpoint +\| .*GET/);
      assert.match(section, /\| Parameters +\|/);
      assert.match(section, /\| Cost +\|/);
      assert.match(section, /\| shown +\| from +\|/);
      assert.match(section, /\| Errors +\||\| the server says +\|/);
      const kind = operation.takes[0] ?? 'fqdn';
      for (const { product } of operation.cost({ kind, value: 'example.com' }, {})) {
        // Products have names for the analyst where the account tells its quota for each.
        const unnamed = registry.providerOf(operation.id).account === undefined;
        assert.ok(
          unnamed || section.includes(`\`${product}\``),
          `the cost of ${operation.id} names ${product}`,
        );
      }
    });
  }
});
