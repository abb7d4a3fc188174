import assert from 'node:assert/strict';
import type { Page } from '../../src/protocol/toWebview';
import { Harness, type OpenPanel } from './harness';
import { samplePage } from './pages';

type Options = Parameters<Harness['open']>[1];

export interface PanelInBrowser {
  /** A name of the sample case: everything was asked, and its history was read. */
  readonly sample: Page;
  /** Opens a panel for one test; whatever the browser complained about fails it. */
  readonly withPanel: (
    page: Page,
    options: Options,
    use: (panel: OpenPanel) => Promise<void>,
  ) => Promise<void>;
}

/** A browser for the tests of the surrounding `describe`, before the first and until after the last. */
export function panelInBrowser(): PanelInBrowser {
  let opened: { readonly harness: Harness; readonly sample: Page } | undefined;
  const started = () => {
    if (opened === undefined) throw new Error('The browser starts before the first test.');
    return opened;
  };
  before(async () => {
    const sample = await samplePage('login-secure.example', { named: true });
    opened = { harness: await Harness.start(), sample };
  });
  after(() => opened?.harness.stop());
  return {
    get sample() {
      return started().sample;
    },
    withPanel: async (page, options, use) => {
      const panel = await started().harness.open([page], options);
      try {
        await use(panel);
        assert.deepEqual(panel.complaints, []);
        assert.deepEqual(panel.foreignRequests(), []);
      } finally {
        await panel.close();
      }
    },
  };
}
