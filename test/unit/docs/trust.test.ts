import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { providers } from '../../../src/providers';
import { root } from '../../rig/paths';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The cells of each row of the tables under a heading, without the heads. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ -]+\|[ |-]*$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

describe('the papers of trust', () => {
  for (const page of ['SECURITY.md', 'PRIVACY.md', 'docs/threat-model.md']) {
    it(`${page} links to files that are there`, () => {
      const targets = [...read(page).matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, to = '']) => to);
      assert.deepEqual(
        targets.filter((to) => !existsSync(join(root, dirname(page), to))),
        [],
      );
    });
  }

  describe('the threat model', () => {
    const model = read('docs/threat-model.md');
    const rows = rowsOf(model).filter(([first]) => first !== 'way in');

    it('has a row for each way in, with defence, what is left and a test', () => {
      assert.ok(rows.length >= 30);
      for (const row of rows) {
        assert.equal(row.length, 4, row.join(' | '));
        assert.ok(
          row.every((cell) => cell !== ''),
          row.join(' | '),
        );
      }
    });

    it('names every attacker of the review', () => {
      const headings = [...model.matchAll(/^### (.*)$/gm)].map(([, title = '']) => title);
      for (const attacker of [
        /file/,
        /record/,
        /Repository/,
        /Network/,
        /Another extension/,
        /Colleague/,
        /agent/,
      ]) {
        assert.ok(
          headings.some((title) => attacker.test(title)),
          String(attacker),
        );
      }
    });

    for (const [way = '', , , test = ''] of rows) {
      it(`is proved: ${way}`, () => {
        const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
        assert.ok(existsSync(join(root, file)), `${file} is there`);
        // As it stands in the code: `it('title …`.
        const named = read(file).match(/\b(?:it|describe)\(\s*(['"`])((?:(?!\1).)*)/gs) ?? [];
        assert.ok(
          named.some((one) => one.includes(title)),
          `${file} has a test “${title}”`,
        );
      });
    }
  });

  describe('the hosts of the privacy notes', () => {
    const hosts = rowsOf(read('PRIVACY.md').split('## What is kept')[0] ?? '');

    for (const provider of providers) {
      it(`are those of ${provider.id}, with its start and its key`, () => {
        const { origin, enabled } = provider.server({});
        const row = hosts.find(
          ([name, host]) => name === provider.name && host === `\`${new URL(origin).host}\``,
        );
        assert.ok(row, `${provider.name} at ${origin}`);
        assert.equal(row[2], enabled ? 'on' : 'off');
        assert.equal(row[3], provider.credentials?.required({}) === true ? 'yes' : 'no');
      });
    }

    it('are of no vendor that is gone', () => {
      const names = new Set(providers.map(({ name }) => name));
      assert.deepEqual(
        hosts.slice(1).filter(([name = '']) => !names.has(name)),
        [],
      );
    });
  });

  it('names only commands that exist', () => {
    const strings = Object.values(JSON.parse(read('package.nls.json')) as Record<string, string>);
    const kept = read('PRIVACY.md').match(/\*\*([A-Z][^*]+)\*\*/g) ?? [];
    assert.ok(kept.length > 5);
    assert.deepEqual(
      kept.map((one) => one.replaceAll('**', '')).filter((one) => !strings.includes(one)),
      [],
    );
  });
});
