import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../../rig/paths';
import { journey } from '../driver/journey';

describe('the installed extension', () => {
  const window = journey(() => ({ folder: join(root, 'test', 'host', 'workspaces', 'trusted') }));

  it('shows its views beside an open file', async () => {
    const { workbench } = window;
    await workbench.openFile('note.md');
    await workbench.editor.shows('203[.]0[.]113[.]80');
    await workbench.openViewContainer('Indicator Lens');
    await workbench.view('Indicators').waitFor();
    await workbench.view('Library').waitFor();
    assert.match(await workbench.editor.visibleText(), /login-secure\[\.\]example/);
  });
});
