import assert from 'node:assert/strict';
import { notePath, pathPart, readNotePath } from '../../../../src/vscode/editor/notePath';

describe('the path of a note', () => {
  const ids = ['n1', 'a/b', '/', '../..', '..', '.', '%', '100%.csv row 2 note', 'a b#c?d', 'ü'];
  for (const id of ids) {
    it(`leads to the note ${id}`, () => {
      const path = notePath(id, 'login-secure.example');
      assert.equal(path.split('/').length, 3);
      // As VS Code keeps it, and as it is written into a session that is restored later.
      const restored = decodeURIComponent(new URL(`file://${encodeURI(path)}`).pathname);
      for (const kept of [path, restored]) {
        assert.deepEqual(readNotePath(kept), {
          part: pathPart(id),
          id,
          value: 'login-secure.example',
        });
      }
    });
  }

  it('exists for an id that no URI can hold', () => {
    assert.equal(pathPart('a\ud800b'), pathPart('a\ufffdb'));
  });

  it('is no path of a note otherwise', () => {
    for (const path of ['/', '/n1', '/n1/x', '//x.md', '/a/b/x.md']) {
      assert.equal(readNotePath(path), undefined, path);
    }
    assert.equal(readNotePath('/100%/x.md')?.id, '100%');
  });
});
