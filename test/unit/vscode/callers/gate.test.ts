import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import { ACTS, ACTS_OF, type Act } from '../../../../src/vscode/callers/acts';
import { commandTitles } from '../../../../src/vscode/callers/commandTitles';
import { Gate } from '../../../../src/vscode/callers/gate';
import { ours, run } from '../../../../src/vscode/callers/ours';
import { pageProof, proofOf } from '../../../../src/vscode/callers/proof';
import { registerCommands, type CommandHandlers } from '../../../../src/vscode/commands/register';
import { COMMANDS, commandId, type CommandName } from '../../../../src/vscode/names';
import { panelDocument } from '../../../../src/vscode/panel/document';
import { commandLink } from '../../../../src/vscode/safeText';
import { quiet } from '../vendors';

const ONCE = 'Allow Once';
const WINDOW = 'Allow Look-Ups in This Window';

/** The commands as they are registered, each noting what it was called with. */
function registered(may: readonly Act[] = []) {
  const done: (readonly [string, unknown, unknown])[] = [];
  const note = (name: string) => (argument: unknown, selected: unknown) => {
    done.push([name, argument, selected]);
    return name;
  };
  const handlers = Object.fromEntries(COMMANDS.map((name) => [name, note(name)]));
  const gate = new Gate({
    settings: { scriptsMay: () => may },
    titleOf: commandTitles({
      contributes: {
        commands: [{ command: commandId('setCredentials'), title: 'Set Credentials…' }],
      },
    }),
  });
  registerCommands(handlers as CommandHandlers, new Map([['a.b', note('a.b')]]), {
    gate,
    log: quiet,
  });
  const call = (name: CommandName | 'enrichWith.a.b', ...given: readonly unknown[]): unknown =>
    analyst.commands.get(`indicatorLens.${name}`)?.(...given);
  return { done, call, gate };
}

/** What VS Code makes of the address of a link. */
function argumentsOf(link: string): readonly unknown[] {
  const [, query = ''] = /\?([^)]*)\)$/.exec(link) ?? [];
  return JSON.parse(decodeURIComponent(query)) as readonly unknown[];
}

const acting = COMMANDS.filter((name) => ACTS_OF[name].length > 0);

describe('a command that somebody else calls', () => {
  beforeEach(() => analyst.reset());

  for (const name of [...acting, 'enrichWith.a.b'] as const) {
    it(`is asked about before ${name} does what it was told`, async () => {
      const { done, call } = registered();
      const given = { value: 'login-secure.example', uri: 'file:///home/ana/.bashrc' };
      assert.equal(await call(name, given), undefined);
      assert.equal(analyst.told.length, 1);
      assert.deepEqual(done, [], 'nobody allowed it');
      analyst.presses = () => ONCE;
      assert.equal(await call(name, given), name.replace('enrichWith.', ''));
      assert.deepEqual(done[0]?.[1], given);
      assert.equal(analyst.told.length, 2, 'once is not twice');
      await call(name, given);
      assert.equal(analyst.told.length, 3);
    });
  }

  it('holds the commands that spend, change keys, and write and read files', () => {
    const stable =
      'enrich enrichWith lookup enrichFile setCredentials forgetCredentials testConnection exportResults importIntoLibrary enrichList scanFile findInFolder reveal ignore setVerdict';
    for (const name of stable.split(' ')) {
      assert.ok(acting.includes(name as CommandName), name);
    }
  });

  it('needs no question without arguments, from the palette or a key', async () => {
    const { done, call } = registered();
    for (const name of COMMANDS) {
      await call(name);
      await call(name, null, undefined);
    }
    assert.deepEqual(analyst.told, []);
    assert.equal(done.length, COMMANDS.length * 2);
  });

  it('needs no question to look into the sample case, and into nothing else', async () => {
    const { done, call } = registered();
    await call('enrich', { value: 'login-secure.example', data: 'sample' });
    assert.deepEqual([analyst.told.length, done.length], [0, 1]);
    for (const [name, given] of [
      ['enrich', { value: 'login-secure.example', data: 'live' }],
      ['enrich', { data: 'sample' }],
      ['enrichFile', { value: 'login-secure.example', data: 'sample' }],
      ['setCredentials', { value: 'login-secure.example', data: 'sample' }],
    ] as const) {
      const before = analyst.told.length;
      await call(name, given);
      assert.equal(analyst.told.length, before + 1, JSON.stringify(given));
    }
    assert.equal(done.length, 1);
  });

  it('is asked about in its own words, with what it was given', async () => {
    const { call } = registered();
    await call('exportResults', { value: 'login-secure.example', uri: 'file:///home/ana/x.csv' });
    const [question = ''] = analyst.told;
    assert.match(question, /wants to run “indicatorLens\.exportResults”/);
    assert.match(question, /value: login-secure\.example/);
    assert.match(question, /uri: file:\/\/\/home\/ana\/x\.csv/);
    assert.match(question, /It writes a file/);
    assert.match(question, /indicatorLens\.scripts\.allowed/);
  });

  it('never shows the key that it would store', async () => {
    const { call } = registered();
    await call('setCredentials', { provider: 'locked', username: 'ana', key: 'canary-key' });
    const [question = ''] = analyst.told;
    assert.match(question, /“Set Credentials…”/);
    assert.match(question, /provider: locked/);
    assert.match(question, /key: …/);
    assert.doesNotMatch(question, /canary-key|: ana/);
  });

  it('cannot push out of sight what it would do', async () => {
    const { call } = registered();
    const noise = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`a${at}`, 'noise']));
    const uri = `file:///home/ana/${'a'.repeat(5000)}/.bashrc`;
    await call('exportResults', { ...noise, value: 'login-secure.example', uri });
    const [question = ''] = analyst.told;
    assert.match(question, /value: login-secure\.example/);
    assert.match(question, /uri: file:\/\/\/home\/ana\/a+ … a+\/\.bashrc/);
    assert.match(question, /and 40 more/);
    assert.ok(question.length < 2000);
    const values = Array.from({ length: 500 }, (_, at) => `a${at}.example`);
    await call('enrichList', { values, operations: ['a.b', 'c.d'] });
    assert.match(analyst.told[1] ?? '', /values: a0\.example, .* … .*a499\.example/);
    assert.match(analyst.told[1] ?? '', /operations: a\.b, c\.d/);
  });

  it('cannot write links into the question', async () => {
    const { call } = registered();
    await call('enrich', { value: '[yes](command:workbench.action.quit)', '$(pass)': '$(pass)' });
    for (const words of analyst.drawn) {
      assert.doesNotMatch(words, /\]\(|\$\(/);
    }
    assert.equal(analyst.told.length, 1);
  });

  it('does what was asked about, whatever the argument says later', async () => {
    const { done, call } = registered();
    let reads = 0;
    const given = {
      get value() {
        reads += 1;
        return reads === 1 ? 'harmless.example' : 'evil.example';
      },
    };
    analyst.presses = (question) => {
      assert.match(question, /harmless\.example/);
      return ONCE;
    };
    await call('enrich', given);
    assert.deepEqual(done[0]?.[1], { value: 'harmless.example' });
  });

  it('says what it takes where the argument cannot be copied', async () => {
    const { done, call } = registered();
    const endless: Record<string, unknown> = {};
    endless.value = endless;
    await call('enrich', endless);
    assert.deepEqual(done, []);
    assert.match(analyst.told[0] ?? '', /plain values/);
  });

  it('may be allowed look-ups until the window closes, and nothing else', async () => {
    const { done, call } = registered();
    analyst.presses = (_, buttons) => buttons.find((one) => one === WINDOW);
    await Promise.all([call('enrich', 'a.example'), call('enrich', 'b.example')]);
    assert.equal(analyst.told.length, 1, 'asked one after the other: the first answer stands');
    assert.equal(done.length, 2);
    await call('setCredentials', { provider: 'locked', key: 'k' });
    await call('enrichFile', Uri.file('/elsewhere/a.txt'));
    assert.equal(done.length, 2);
    assert.equal(analyst.told.length, 3);
  });

  for (const act of ACTS) {
    it(`needs no question for what the setting allows: ${act}`, async () => {
      const { done, call } = registered([act]);
      for (const name of acting) {
        await call(name, { value: 'login-secure.example' });
      }
      const free = acting.filter((name) => ACTS_OF[name].every((one) => one === act));
      assert.deepEqual(
        done.map(([name]) => name),
        free,
      );
      assert.equal(analyst.told.length, acting.length - free.length);
    });
  }
});

describe('our own interface', () => {
  beforeEach(() => analyst.reset());

  it('is not asked: a row of a tree, an argument of ours, several rows', async () => {
    const { done, call } = registered();
    const [one, two] = [ours({ value: 'a.example' }), ours({ value: 'b.example' })];
    await call('enrich', one);
    await call('enrichRows', one, [one, two]);
    assert.deepEqual(analyst.told, []);
    assert.equal(done.length, 2);
    await call('enrichRows', one, [one, { value: 'c.example' }]);
    await call('enrich', { ...one });
    await call('enrich', structuredClone(one));
    assert.equal(analyst.told.length, 3, 'a stranger beside ours, and copies of ours');
    assert.throws(() => Object.assign(one, { value: 'evil.example' }), TypeError);
  });

  it('runs its commands as its own', async () => {
    const { done, call } = registered();
    await run('testConnection', { provider: 'locked' });
    const [id, argument] = analyst.ran[0] ?? [];
    assert.equal(id, 'indicatorLens.testConnection');
    await call('testConnection', argument);
    assert.deepEqual(done, [['testConnection', { provider: 'locked' }, undefined]]);
    assert.deepEqual(analyst.told, []);
  });

  it('knows its links again, each for its command and its argument alone', async () => {
    const { done, call } = registered();
    const argument = { value: 'login-secure.example', data: 'live', operations: ['a.b'] };
    const proof = proofOf(commandId('enrich'), argument);
    const given = argumentsOf(commandLink('Enrich', commandId('enrich'), argument, proof));
    await call('enrich', ...given);
    assert.deepEqual(done, [['enrich', argument, undefined]]);
    assert.deepEqual(analyst.told, []);
    await call('enrich', { ...argument, value: 'evil.example' }, given[1]);
    await call('enrichWith', ...given);
    await call('enrich', argument, { proof: 'x'.repeat(proof.proof.length) });
    await call('enrich', argument, { proof: '' });
    await call('enrich', { value: 'evil.example', toJSON: () => argument }, given[1]);
    assert.equal(analyst.told.length, 4);
    assert.deepEqual(done.slice(1), [['enrich', argument, undefined]], 'what the proof is for');
  });

  it('knows the context menus of its pages again', async () => {
    const { done, call } = registered();
    const html = panelDocument({
      language: 'en',
      title: 'Results',
      page: 'lens-panel',
      source: 'self',
      nonce: 'n',
      context: pageProof(),
      asset: (name) => name,
    });
    const [, written = ''] = /<body data-vscode-context="([^"]*)"/.exec(html) ?? [];
    const context = JSON.parse(written.replaceAll('&quot;', '"')) as object;
    const menu = { ...context, webview: 'indicatorLens.results', value: 'login-secure.example' };
    await call('enrich', menu);
    assert.equal(done.length, 1);
    assert.deepEqual(analyst.told, []);
    await call('enrich', { ...menu, proof: 'guessed' });
    await call('enrich', { value: 'login-secure.example' });
    assert.equal(analyst.told.length, 2);
  });

  it('takes the files that its menus can give: of an open folder, or in a tab', async () => {
    const { done, call } = registered();
    analyst.folders.push('/case');
    const tab = Uri.file('/mail/attachment.txt');
    analyst.tabs.push(tab);
    for (const uri of [Uri.file('/case'), Uri.file('/case/note.md'), tab]) {
      await call('scanFile', uri, [uri]);
    }
    assert.equal(done.length, 3);
    assert.deepEqual(analyst.told, []);
    const others = ['/etc/passwd', '/case/../etc/passwd', '/case-2/note.md', '/case/..\\x'];
    for (const path of others) {
      for (const name of ['scanFile', 'findInFolder', 'importIntoLibrary', 'enrichFile'] as const) {
        await call(name, Uri.file(path));
      }
    }
    await call('enrichFile', Uri.file('/case/note.md'), [
      Uri.file('/case/note.md'),
      Uri.file('/etc/x'),
    ]);
    assert.equal(analyst.told.length, others.length * 4 + 1);
    assert.equal(done.length, 3);
  });

  it('takes of an address nothing but the address', async () => {
    const { done, call } = registered();
    const laden = Object.assign(Uri.file('/case/note.md'), { provider: 'locked', key: 'evil' });
    await call('setCredentials', laden);
    await call('enrich', laden);
    assert.deepEqual(
      done.map(([, argument]) => Object.keys(argument as object).sort()),
      [
        ['path', 'scheme'],
        ['path', 'scheme'],
      ],
    );
  });
});
