import assert from 'node:assert/strict';
import { marked, type Token } from 'marked';
import type { Result } from '../../src/core/result/model';
import { toMarkdown } from '../../src/export/markdown';
import type { Page } from '../../src/protocol/toWebview';
import { hoverLines } from '../../src/vscode/editor/hoverFacts';
import { codeSpan, escapedWords } from '../../src/vscode/safeText';
import { Harness, type OpenPanel } from './harness';
import { hostilePage } from './hostile';
import { hostileHttp } from './hostileAnswers';
import { ALL_HOSTILE, ENDLESS, HOSTILE, UNSEEN } from './hostileTexts';
import { samplePage } from './pages';

const ASKED = ['login-secure.example', '203.0.113.80'] as const;

/** A page on which the fields of `fields` say `text`, whatever the vendor sent there. */
function pageWith(asked: string, fields: ReadonlySet<string>, text: string) {
  const answering = hostileHttp((honest, field) => (fields.has(field) ? text : honest));
  return samplePage(asked, { named: true, answering });
}

/** Every string field of every answer, in groups that hold one field of each endpoint. */
async function groupsOfFields(asked: string): Promise<ReadonlySet<string>[]> {
  const byEndpoint = new Map<string, Set<string>>();
  const answering = hostileHttp((text, field) => {
    const endpoint = field.slice(0, field.indexOf(' '));
    byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? new Set()).add(field));
    return text;
  });
  await samplePage(asked, { named: true, answering });
  const columns = [...byEndpoint.values()].map((fields) => [...fields]);
  const most = Math.max(...columns.map(({ length }) => length));
  return Array.from(
    { length: most },
    (_, at) => new Set(columns.flatMap((fields) => fields[at] ?? [])),
  );
}

const made = new Map<string, Promise<readonly Page[]>>();

/** For each group a page on which its fields hold all hostile texts; made once. */
function hostilePages(asked: string): Promise<readonly Page[]> {
  const make = async () => {
    const pages: Page[] = [];
    for (const fields of await groupsOfFields(asked)) {
      pages.push(await pageWith(asked, fields, ALL_HOSTILE));
    }
    return pages;
  };
  const pages = made.get(asked) ?? make();
  made.set(asked, pages);
  return pages;
}

/** Opens every tab and everything folded in it, and tells what must not be there. */
function findings({ page }: OpenPanel) {
  return page.evaluate(async (unseen) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const found: string[] = [];
    const note = (tab: string, bad: boolean, what: string) => {
      if (bad) {
        found.push(`${tab}: ${what}`);
      }
    };
    for (const tab of document.querySelectorAll<HTMLElement>('[role=tab]')) {
      tab.click();
      await frame();
      for (const folded of document.querySelectorAll('details')) {
        folded.open = true;
      }
      await frame();
      const name = tab.innerText;
      const foreign = document.querySelector(
        'lens-panel :is(script,img,a,iframe,style,link,form,object,marquee,base,meta)',
      );
      note(name, foreign !== null, `the element ${foreign?.outerHTML.slice(0, 80) ?? ''}`);
      const elements = [...document.querySelectorAll('lens-panel *')];
      const handler = elements
        .flatMap((element) => element.getAttributeNames())
        .find((attribute) => attribute.startsWith('on'));
      note(name, handler !== undefined, `the attribute ${handler ?? ''}`);
      const text = document.body.innerText;
      const titles = elements.map((element) => element.getAttribute('title') ?? '').join('');
      const hidden = new RegExp(unseen, 'u').exec(text + titles)?.[0].codePointAt(0);
      note(name, hidden !== undefined, `an unseen character, ${hidden?.toString(16) ?? ''}`);
      note(name, text.length > 600_000, `${text.length} characters`);
    }
    note('all', 'ran' in window, 'a script ran');
    return found;
  }, UNSEEN.source);
}

describe('text that attackers wrote', function () {
  this.timeout(300_000);
  let harness: Harness;

  before(async () => {
    harness = await Harness.start();
  });
  after(() => harness.stop());

  async function staysText(pages: readonly Page[]): Promise<OpenPanel> {
    const panel = await harness.open([], { theme: 'light' });
    for (const [index, page] of pages.entries()) {
      // Another trail makes it another page, so that nothing of the one before stays.
      await panel.say({ ...page, indicator: { kind: 'fqdn', value: `page-${index}.example` } });
      assert.deepEqual(await findings(panel), [], `page ${index}`);
    }
    assert.deepEqual(panel.complaints, []);
    assert.deepEqual(panel.foreignRequests(), []);
    return panel;
  }

  it('stays text in every field of every section, a token of a million letters too', async () => {
    const panel = await staysText([hostilePage()]);
    await panel.page.getByRole('tab', { name: /^Records/ }).click();
    await panel.page.locator('.unseen').first().waitFor();
    await panel.close();
  });

  for (const asked of ASKED) {
    it(`stays text in every string that a vendor sends about ${asked}`, async () => {
      const pages = await hostilePages(asked);
      const reached = pages.flatMap(({ results }) => results).filter(holdsHostile);
      const operations = new Set(reached.map(({ operation }) => operation));
      const answering = new Set(
        pages[0]?.results.filter(({ sections }) => sections.length > 0).map((one) => one.operation),
      );
      assert.deepEqual([...operations].sort(), [...answering].sort());
      const panel = await staysText([merged(pages)]);
      await panel.close();
    });

    it(`is no live Markdown in hovers and reports about ${asked}`, async () => {
      for (const text of HOSTILE) {
        assert.deepEqual(liveTokens(`${codeSpan(text)} ${escapedWords(text)}`), [], text);
      }
      for (const page of await hostilePages(asked)) {
        assert.deepEqual(liveMarkdown(page.results.filter(holdsHostile)), []);
      }
    });
  }

  it('is mapped and written in good time where it is endless', async () => {
    const [asked] = ASKED;
    for (const fields of await groupsOfFields(asked)) {
      // Once in each field: a body of hundreds of them is refused for its size.
      const left = new Set(fields);
      const answering = hostileHttp((honest, field) => (left.delete(field) ? ENDLESS : honest));
      const { results } = await samplePage(asked, { named: true, answering });
      const said = hoverLines(results).flatMap(({ facts }) => facts.map(({ value }) => value));
      assert.ok(said.every((value) => codeSpan(value).length < 1000));
    }
  });
});

/** One page with all sections of all pages that hold hostile text, each under an id of its own. */
function merged(pages: readonly Page[]): Page {
  const [first] = pages;
  assert.ok(first);
  const results = first.results.map((result) => {
    const sections = pages
      .flatMap((page) => page.results)
      .filter(({ operation }) => operation === result.operation)
      .flatMap((one) => one.sections)
      .filter((section) => JSON.stringify(section).includes('window.ran'));
    return {
      ...result,
      sections: sections.map((section, index) => ({ ...section, id: `${section.id}${index}` })),
    };
  });
  return { ...first, results };
}

function holdsHostile({ sections }: Result): boolean {
  return JSON.stringify(sections).includes('window.ran');
}

/** What a hover and a report of these answers would draw besides text. */
function liveMarkdown(results: readonly Result[]): readonly string[] {
  const said = hoverLines(results).flatMap(({ facts }) =>
    facts.flatMap(({ label, value }) => [codeSpan(label), codeSpan(value)]),
  );
  const report = toMarkdown(results, {
    now: Date.parse('2026-11-21T14:02:00Z'),
    titleOf: (operation) => operation,
  });
  return [...said, report].flatMap((markdown) => liveTokens(markdown));
}

/** The elements, images and links in a Markdown text. */
function liveTokens(markdown: string): readonly string[] {
  const live: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (['html', 'image', 'link', 'def'].includes(token.type)) {
      live.push(token.raw.slice(0, 80));
    }
  });
  return live;
}
