import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import * as say from '../../../../src/vscode/say';
import { tellFailure } from '../../../../src/vscode/remedies';

/**
 * What VS Code makes of a plain string: links in notifications and inputs (`parseLinkedText`,
 * src/vs/base/common/linkedText.ts), icons in lists, buttons and the status bar
 * (src/vs/base/common/iconLabels.ts).
 */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

const HOSTILE = [
  'x [details](command:indicatorLens.setCredentials?%5B%7B%22key%22%3A%22evil%22%7D%5D).csv',
  '[a](https://evil.example/) [b](file:///etc/passwd "c")',
  '[[nested]](command:workbench.action.quit)',
  '[over\u200b]\u200b(command:workbench.action.quit)',
  '[two\nlines](command:workbench.action.quit)',
  '$(pass) verified $(sync~spin) \\$(error)',
];

const nothingActs = (drawn: readonly string[]): void => {
  assert.notEqual(drawn.length, 0);
  for (const words of drawn) {
    assert.doesNotMatch(words, LINK);
    assert.doesNotMatch(words, ICON);
    assert.doesNotMatch(words, /\u200b/);
  }
};

describe('what strangers wrote, in the boxes of VS Code', () => {
  beforeEach(() => analyst.reset());

  it('is tested with text that would act', () => {
    assert.ok(HOSTILE.slice(0, 2).every((text) => LINK.test(text)));
    assert.match(HOSTILE[5] ?? '', ICON);
  });

  for (const words of HOSTILE) {
    describe(JSON.stringify(words.slice(0, 30)), () => {
      it('stays words in messages, questions and their buttons', async () => {
        await say.inform(words, words);
        await say.warn(words, words);
        await say.question({ message: words, detail: `first\n${words}` }, words);
        await say.question({ message: words, kind: 'information' });
        say.briefly(words, 1);
        assert.equal(analyst.told.length, 4);
        nothingActs(analyst.drawn);
      });

      it('stays words in the title and the news of work under way', async () => {
        await say.progress(words, (_, tell) => {
          tell(words, 1);
          return Promise.resolve();
        });
        assert.equal(analyst.drawn.length, 2);
        nothingActs(analyst.drawn);
      });

      it('stays words in an input, but in the text that is edited', async () => {
        const options = { title: words, prompt: words, placeHolder: words };
        await say.input({ ...options, validate: () => words });
        assert.equal(analyst.drawn.length, 4);
        const { tell } = say.openInput(words, words, '');
        tell(words);
        const { title, placeholder, prompt } = analyst.input as Record<string, string>;
        nothingActs([...analyst.drawn, title ?? '', placeholder ?? '', prompt ?? '']);
        analyst.reset();
        await say.input({ title: 'Name', value: words });
        assert.ok(analyst.drawn.includes(words));
      });

      it('stays words in a list, which gives back the item it was given', async () => {
        const item = { label: words, description: words, detail: words };
        const options = { title: words, placeHolder: words };
        assert.equal(await say.pickOne([item], options), item);
        analyst.picks = (items) => items as never;
        assert.deepEqual(await say.pickMany([item], options), [item]);
        nothingActs(analyst.drawn);
      });

      it('stays words in a list that changes while it stands open', () => {
        const list = say.list(words);
        const item = { label: words, description: words, detail: words };
        list.placeholder = words;
        list.items = [item];
        list.selectedItems = [item];
        list.activeItems = [item];
        const shown = analyst.list;
        assert.ok(shown);
        assert.deepEqual(list.selectedItems, [item]);
        assert.equal(shown.activeItems[0], shown.items[0]);
        const [one] = shown.items;
        assert.ok(one);
        const { label, description = '', detail = '' } = one;
        nothingActs([shown.title, shown.placeholder, label, description, detail]);
      });

      it("stays words in a failure that holds a server's own", () => {
        tellFailure({ reason: 'badRequest', message: words, remedy: 'Ask again.', action: 'none' });
        nothingActs(analyst.drawn);
        assert.match(analyst.told[0] ?? '', /Ask again\.$/);
      });
    });
  }

  it('leaves icons to fields', async () => {
    await say.pickOne([{ label: 'one', detail: 'more than is left', detailIcon: 'warning' }], {
      title: 'Choose',
    });
    assert.ok(analyst.drawn.includes('$(warning) more than is left'));
  });

  it('tells which button was pressed by the name that its caller gave it', async () => {
    analyst.presses = (_, buttons) => buttons[0];
    assert.equal(await say.inform('Done.', 'Open $(x)'), 'Open $(x)');
  });

  it('keeps the remedy of a failure whose words are endless', () => {
    const message = 'x'.repeat(5000);
    tellFailure({ reason: 'badRequest', message, remedy: 'Ask again.', action: 'none' });
    assert.match(analyst.told[0] ?? '', /… Ask again\.$/);
  });
});
