import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Registry } from '../../src/core/operation/registry';
import type { Result } from '../../src/core/result/model';
import { fileText } from '../../src/export/order';
import { createStores } from '../../src/infra/store/stores';
import { providers } from '../../src/providers';
import { answersForAgent } from '../../src/vscode/agent/reading';
import { cellOf, operations } from '../faults/cell';
import type { Fault } from '../faults/table';
import { HTML, JSON_TYPE, packed, response, truly } from '../faults/wire';
import { simulatedCredentials } from '../rig/simulatedAccount';
import { startSimulator } from '../simulator';
import type { Simulator } from '../simulator';

/** Servers that say again what they were asked, headers and all. */
const ECHOES: Readonly<Record<string, NonNullable<Fault['answer']>>> = {
  'the values of an answer': (truth, asked) => truly(truth, { body: withEcho(truth.body, asked) }),
  'a packed answer': (truth, asked) => packed(truth, 'gzip', gzipSync(withEcho(truth.body, asked))),
  'an answer in UTF-16': (truth, asked) =>
    truly(truth, { body: Buffer.from(`\uFEFF${withEcho(truth.body, asked)}`, 'utf16le') }),
  'headers beside an answer': (truth, asked) =>
    truly(truth, {
      headers: asked
        .split('\r\n')
        .filter((line) => line !== '')
        .map((line, at) => (at === 0 ? `x-dribble-errors: ${line}` : `X-Echo-${line}`))
        .concat(`x-dribble-errors: ${lineOf(asked)}`),
    }),
  'the words of a refusal': (_, asked) => response('400 Bad Request', refusal(asked), JSON_TYPE),
  'the words of "no access"': (_, asked) => response('403 Forbidden', refusal(asked), JSON_TYPE),
  'the words of a fault': (_, asked) =>
    response('503 Service Unavailable', refusal(asked), JSON_TYPE),
  'the words of "no record"': (_, asked) => response('404 Not Found', refusal(asked), JSON_TYPE),
  'a refusal inside a 200': (_, asked) => response('200 OK', refusal(asked), JSON_TYPE),
  'plain words': (_, asked) => response('200 OK', asked, ['Content-Type: text/plain']),
  'a web page': (_, asked) => response('502 Bad Gateway', `<pre>${asked}</pre>`, HTML),
  'where a redirect leads': (_, asked) =>
    response('302 Found', '', [
      `Location: https://${encodeURIComponent(lineOf(asked)).slice(-50)}.example/?${encodeURIComponent(asked)}`,
    ]),
};

function lineOf(asked: string): string {
  return asked.replace(/\s+/g, ' ').trim();
}

/** Every second text of a body, in JSON or in lines of it, is what was asked. */
function withEcho(body: Buffer, asked: string): string {
  let at = 0;
  return body
    .toString('utf8')
    .replace(/:\s*"[^"]*"/g, (text) => (at++ % 2 === 1 ? `:${JSON.stringify(asked)}` : text));
}

/** An error in the form of each vendor at once. */
function refusal(asked: string): string {
  return JSON.stringify({
    error: { code: 503, message: asked },
    errorCode: 400,
    title: asked,
    description: [asked],
    message: asked,
    status: 'error',
    messages: [['error', asked]],
  });
}

/** How each vendor can be asked to authenticate. */
const WAYS: Readonly<Record<string, Readonly<Record<string, object>>>> = Object.fromEntries(
  ['hmac', 'header', 'openKey'].map((authentication) => [
    authentication,
    Object.fromEntries(providers.map(({ id }) => [id, { authentication }])),
  ]),
);

/** What must be found nowhere: passwords and keys, whole and in part, as they are and in Base64. */
const FORBIDDEN = simulatedCredentials.flatMap(({ key, token }) =>
  [key, token].flatMap((secret) => {
    if (secret === undefined) {
      return [];
    }
    const password = secret.slice(secret.indexOf(':') + 1);
    return [password, password.slice(0, 10), Buffer.from(secret).toString('base64').slice(12, 28)];
  }),
);

/** Every file and text that a result gets into, beside itself. */
function exportsOf(result: Result): string {
  const { indicator } = result;
  const dossiers = [{ indicator, data: 'live' as const, results: [result] }];
  const titles = {};
  return [
    fileText({ form: 'resultsJson', items: [result] }),
    fileText({ form: 'resultsCsv', items: [result] }),
    fileText({ form: 'resultsMarkdown', items: [result], now: 0, titles }),
    fileText({ form: 'stix', items: dossiers, cases: [], tlp: 'amber' }),
    fileText({ form: 'misp', items: dossiers, cases: [], tlp: 'amber', info: 'test' }),
    answersForAgent([result], new Registry(providers)),
  ].join('\n');
}

describe('a server that says again what it was asked', () => {
  let simulator: Simulator;
  let folder: string;
  before(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), 'lens-echo-'));
  });
  after(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Answers as the database gives them back. */
  function stored(results: readonly Result[]): string {
    const none = (): void => undefined;
    const open = () =>
      createStores({
        folder,
        clock: { now: () => Date.now() },
        log: { debug: none, info: none, warn: none, error: none },
        tell: none,
        maxBytes: () => 1e9,
      });
    const writing = open();
    for (const result of results) {
      writing.store.put({ ...result, data: 'live' }, result);
    }
    writing.close();
    const reading = open();
    const kept = results.map((result) => reading.store.get({ ...result, data: 'live' }));
    assert.ok(kept.every((result) => result !== undefined));
    reading.close();
    return JSON.stringify(kept);
  }

  for (const [where, answer] of Object.entries(ECHOES)) {
    it(`brings no secret back in ${where}: into results, exports, agents or the database`, async () => {
      const results: Result[] = [];
      let echoed = 0;
      for (const settings of Object.values(WAYS)) {
        const fault: Fault = {
          what: where,
          group: 'content',
          ends: [],
          answer: (truth, asked) => {
            echoed += FORBIDDEN.some((secret) => asked.includes(secret)) ? 1 : 0;
            return answer(truth, asked);
          },
        };
        const cells = await Promise.all(
          operations.map((operation) => cellOf(operation, fault, simulator, { settings })),
        );
        for (const { operation, result, everything } of cells) {
          // What is exported is the same, however it was asked for.
          const exported = settings === WAYS.header ? exportsOf(result) : '';
          const text = `${everything}\n${exported}`.replaceAll('\0', '');
          for (const secret of FORBIDDEN) {
            assert.ok(!text.includes(secret), `${operation} tells ${secret}`);
          }
          results.push(result);
        }
      }
      assert.ok(echoed > 10, 'hardly a request carried a secret');
      const kept = stored(results.filter(({ outcome }) => outcome.kind !== 'failed'));
      for (const secret of FORBIDDEN) {
        assert.ok(!kept.includes(secret), 'the database tells a secret');
      }
    });
  }
});
