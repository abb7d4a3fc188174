import assert from 'node:assert/strict';
import { parseIndicator } from '../../../../src/core/indicator';
import { Registry } from '../../../../src/core/operation/registry';
import type { Outcome, Result } from '../../../../src/core/result/model';
import { createLookups, type Lookups } from '../../../../src/enrichment/lookups';
import type { EnrichRequest } from '../../../../src/enrichment/model';
import type { PivotGraph } from '../../../../src/protocol/pivotGraph';
import type { Page, ToWebview } from '../../../../src/protocol/toWebview';
import type { Trail, TrailEntry } from '../../../../src/protocol/trail';
import { Conversation } from '../../../../src/vscode/panel/conversation';
import type { PanelPort } from '../../../../src/vscode/panel/port';
import type { ConversationParts } from '../../../../src/vscode/panel/model';
import { answerOf, neutralVendor } from '../../../rig/neutralVendor';
import { failed } from '../../webview/results';

const registry = new Registry([neutralVendor]);

function stop(value: string): TrailEntry {
  const indicator = parseIndicator(value);
  assert.ok(indicator);
  return { indicator: { kind: indicator.kind, value: indicator.value }, data: 'live' };
}

function trailOf(...values: readonly string[]): Trail {
  return { entries: values.map(stop), position: values.length - 1 };
}

/** A conversation with an enrichment that knows what a test says, and records what is said. */
class Talk {
  readonly said: ToWebview[] = [];
  readonly beside: (readonly [TrailEntry, PivotGraph])[] = [];
  readonly compared: (readonly [string, string])[] = [];
  readonly copied: string[] = [];
  readonly warnings: string[] = [];
  readonly asked: string[] = [];
  title = '';
  stored: readonly Result[] = [];
  failing: readonly Result[] = [];
  /** Set where the answer is to keep a test waiting. */
  held: Promise<void> | undefined;
  readonly requests: EnrichRequest[] = [];
  readonly lookups: Lookups;
  tellChange = (): void => undefined;
  readonly conversation: Conversation;

  constructor(state?: ConstructorParameters<typeof Conversation>[2]) {
    const port: PanelPort = {
      welcome: () => ({ type: 'welcome', language: 'en', strings: {} }),
      post: (message) => this.said.push(message),
      setTitle: (title) => (this.title = title),
      openBeside: (entry, graph) => this.beside.push([entry, graph]),
      openRaw: () => undefined,
      compare: (older, newer) => this.compared.push([older.section.text, newer.section.text]),
      exportSelection: () => Promise.resolve(),
      copy: (text) => this.copied.push(text),
      remedy: () => undefined,
    };
    this.lookups = createLookups({ enrich: (request) => this.enrich(request) }, this.log);
    this.conversation = new Conversation(this.parts(), port, state);
  }

  private readonly log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (text: string) => void this.warnings.push(text),
    error: () => undefined,
  };

  private async enrich(request: EnrichRequest): Promise<readonly Result[]> {
    this.asked.push(request.indicator.value);
    this.requests.push(request);
    for (const { operation } of this.failing) {
      request.onProgress?.({ state: 'running', operation });
    }
    await this.held;
    for (const result of this.failing) {
      request.onProgress?.({ state: 'done', operation: result.operation, result });
    }
    return this.failing;
  }

  private parts(): ConversationParts {
    return {
      enrichment: {
        plan: ({ kind }) =>
          Promise.resolve(
            registry.operationsFor(kind).map((operation) => ({ operation, cost: [] })),
          ),
        known: ({ value }) => this.stored.filter(({ indicator }) => indicator.value === value),
        onDidChange: (listener) => {
          this.tellChange = listener;
          return () => (this.tellChange = () => undefined);
        },
      },
      lookups: this.lookups,
      registry,
      clock: { now: () => 0 },
      log: this.log,
      riskThreshold: () => 70,
      enrichSelected: (indicators) => this.asked.push(...indicators.map(({ value }) => value)),
    };
  }

  /** Says something as the webview would, and waits until it is answered. */
  async hear(message: unknown): Promise<void> {
    this.conversation.receive(message);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  page(): Page {
    const page = this.said.findLast((message) => message.type === 'page');
    assert.ok(page?.type === 'page');
    return page;
  }
}

describe('the conversation of a results panel', () => {
  const answer = answerOf('example.risk');

  it('shows stored answers after a restart, and asks nobody', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example'), pinned: true });
    talk.stored = [answer];
    assert.equal(talk.title, 'login-secure[.]example');
    await talk.hear({ type: 'ready' });
    assert.deepEqual(
      talk.said.map(({ type }) => type),
      ['welcome', 'page'],
    );
    assert.deepEqual(talk.page().results, [answer]);
    assert.equal(talk.page().pinned, true);
    assert.deepEqual(talk.asked, []);
  });

  it('shows answers that a store tells of later, without being asked', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    await talk.hear({ type: 'ready' });
    assert.deepEqual(talk.page().results, []);
    talk.stored = [answer];
    talk.tellChange();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(talk.page().results, [answer]);
    talk.conversation.close();
  });

  it('counts what failed for the want of a key as not asked once there is another key', async () => {
    const talk = new Talk();
    const refused = { ...failed('badCredentials'), action: 'setCredentials' } as Outcome;
    const ofOther = { ...answer.source, provider: 'other' };
    talk.failing = [
      answerOf('example.risk', { outcome: refused }),
      answerOf('example.registration', { outcome: failed('timeout') }),
      answerOf('example.records', { outcome: refused, source: ofOther }),
    ];
    talk.conversation.show(stop('login-secure.example'));
    await talk.hear({ type: 'ready' });
    await talk.hear({ type: 'enrich', refresh: false });
    const failures = async () => {
      talk.conversation.refresh();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return talk.page().results.map(({ operation }) => operation);
    };
    assert.equal((await failures()).length, 3);
    talk.lookups.keyChanged(answer.source.provider);
    assert.deepEqual(await failures(), ['example.registration', 'example.records']);
    assert.deepEqual(talk.asked, ['login-secure.example']);
  });

  it('shows the look-ups of its indicator, wherever they were started, and no others', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    await talk.hear({ type: 'ready' });
    talk.failing = [answerOf('example.risk', { outcome: failed('timeout') })];
    const runs = () =>
      talk.said.flatMap((message) =>
        message.type === 'run' || message.type === 'result' ? [message] : [],
      );
    const request = (value: string): EnrichRequest => ({
      ...stop(value),
      askedFrom: 'agent',
      signal: new AbortController().signal,
    });
    await talk.lookups.enrich(request('elsewhere.example'));
    assert.deepEqual(runs(), []);
    await talk.lookups.enrich(request('login-secure.example'));
    assert.deepEqual(
      runs().map(({ type, run }) => [type, run.running.length, run.done, run.total]),
      [
        ['run', 0, 0, 0],
        ['run', 1, 0, 1],
        ['result', 0, 1, 1],
        ['run', 0, 0, 0],
      ],
    );
    talk.conversation.refresh();
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.deepEqual(talk.page().results, talk.failing);
    talk.conversation.show(stop('elsewhere.example'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.equal(talk.page().results.length, 1);
  });

  it('cancels what is under way about the indicator of the page', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    await talk.hear({ type: 'ready' });
    talk.held = new Promise(() => undefined);
    await talk.hear({ type: 'enrich', refresh: false });
    talk.conversation.show(stop('elsewhere.example'));
    await talk.hear({ type: 'cancel' });
    assert.equal(talk.requests[0]?.signal.aborted, false);
    talk.conversation.show(stop('login-secure.example'));
    await talk.hear({ type: 'cancel' });
    assert.equal(talk.requests[0].signal.aborted, true);
  });

  it('ends what was asked in it or for it when it is closed, and nothing else', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    await talk.hear({ type: 'ready' });
    talk.held = new Promise(() => undefined);
    const { closed } = talk.conversation;
    const elsewhere = new AbortController();
    await talk.hear({ type: 'enrich', refresh: false });
    for (const signal of [closed, elsewhere.signal]) {
      void talk.lookups.enrich({ ...stop('login-secure.example'), askedFrom: 'editor', signal });
    }
    talk.conversation.close();
    assert.deepEqual(
      talk.requests.map(({ signal }) => signal.aborted),
      [true, true, false],
    );
  });

  it('forgets a failure once the operation was answered later', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    talk.failing = [answerOf('example.risk', { outcome: failed('timeout') })];
    await talk.hear({ type: 'ready' });
    await talk.hear({ type: 'enrich', refresh: false });
    talk.stored = [{ ...answer, retrievedAt: '2026-11-21T11:00:00Z' }];
    talk.conversation.refresh();
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.equal(talk.page().results.length, 2);
    talk.stored = [{ ...answer, retrievedAt: '2026-11-21T13:00:00Z' }];
    talk.conversation.refresh();
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.deepEqual(talk.page().results, talk.stored);
  });

  it('says nothing to a document that is hidden, and all of it when it is there again', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    await talk.hear({ type: 'ready' });
    talk.conversation.hidden();
    const before = talk.said.length;
    talk.conversation.show(stop('203.0.113.80'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.equal(talk.said.length, before);
    await talk.hear({ type: 'ready' });
    assert.equal(talk.page().indicator.value, '203.0.113.80');
  });

  it('goes on by a pivot, tells which answer led there, and spends nothing', async () => {
    const talk = new Talk();
    talk.conversation.show(stop('login-secure.example'));
    await talk.hear({ type: 'ready' });
    const indicator = { kind: 'ipv4', value: '203.0.113.80' };
    await talk.hear({ type: 'pivot', indicator, beside: false, via: 'example.records' });
    const { trail, graph } = talk.page();
    assert.equal(trail.position, 1);
    assert.deepEqual(
      graph.edges.map(({ from, to, title }) => [from, to, title]),
      [['live:fqdn:login-secure.example', 'live:ipv4:203.0.113.80', 'Records']],
    );
    assert.deepEqual(talk.asked, []);
  });

  it('opens beside with the graph, and stays where it is', async () => {
    const talk = new Talk();
    talk.conversation.show(stop('login-secure.example'));
    await talk.hear({ type: 'ready' });
    const indicator = { kind: 'ipv4', value: '203.0.113.80' };
    await talk.hear({ type: 'pivot', indicator, beside: true });
    assert.equal(talk.page().indicator.value, 'login-secure.example');
    assert.deepEqual(
      talk.beside.map(([entry, graph]) => [entry.indicator.value, graph.edges.length]),
      [['203.0.113.80', 1]],
    );
  });

  it('goes again to an indicator of the graph, also one that the trail forgot', async () => {
    const talk = new Talk();
    for (const value of ['a.example', 'b.example']) {
      talk.conversation.show(stop(value));
    }
    await talk.hear({ type: 'ready' });
    await talk.hear({ type: 'go', position: 0 });
    talk.conversation.show(stop('c.example'));
    await talk.hear({ type: 'revisit', entry: stop('b.example') });
    assert.equal(talk.page().indicator.value, 'b.example');
    await talk.hear({ type: 'revisit', entry: stop('a.example') });
    assert.equal(talk.page().trail.position, 0);
    await talk.hear({ type: 'revisit', entry: stop('never-seen.example') });
    assert.equal(talk.page().indicator.value, 'a.example');
  });

  it('compares two texts of stored answers, and nothing else', async () => {
    const text = (id: string) => ({ type: 'text' as const, id, title: id, text: `text of ${id}` });
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    talk.stored = [answerOf('example.history', { sections: [text('one'), text('two')] })];
    await talk.hear({ type: 'ready' });
    const side = (sectionId: string) => ({
      operation: 'example.history',
      parameters: {},
      sectionId,
    });
    await talk.hear({ type: 'compare', older: side('one'), newer: side('two') });
    await talk.hear({ type: 'compare', older: side('one'), newer: side('none') });
    assert.deepEqual(talk.compared, [['text of one', 'text of two']]);
  });

  it('drops what is no message, and says so in the log', async () => {
    const talk = new Talk();
    await talk.hear({ type: 'pivot', indicator: { kind: 'fqdn', value: '' } });
    assert.equal(talk.warnings.length, 1);
  });

  it('copies names inert', async () => {
    const talk = new Talk({ trail: trailOf('login-secure.example') });
    await talk.hear({ type: 'copy', text: 'see login-secure.example', defanged: true });
    assert.deepEqual(talk.copied, ['see login-secure[.]example']);
  });
});
