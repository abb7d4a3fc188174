import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prettyJson } from '../../../../src/vscode/panel/prettyJson';

describe('prettyJson', () => {
  it('indents, and leaves empty brackets together', () => {
    assert.deepEqual(prettyJson('{"a":[1,{"b":[]}],"c":{}}'), {
      text: '{\n  "a": [\n    1,\n    {\n      "b": []\n    }\n  ],\n  "c": {}\n}\n',
      isJson: true,
    });
  });

  it('keeps numbers as the vendor wrote them', () => {
    const { text } = prettyJson('{"cursor":9007199254740993,"score":1.0}');
    assert.match(text, /9007199254740993/);
    assert.match(text, /1\.0/);
  });

  it('keeps brackets and quotes inside strings', () => {
    const body = String.raw`{"record":"a \"{[,:]}\" \\"}`;
    assert.deepEqual(JSON.parse(prettyJson(body).text), JSON.parse(body));
  });

  it('puts each of several objects on lines of its own', () => {
    const { text, isJson } = prettyJson('{"a":1}\n{"a":2}\n');
    assert.equal(isJson, false);
    assert.equal(text, '{\n  "a": 1\n}\n{\n  "a": 2\n}\n');
  });

  it('leaves what is no JSON alone', () => {
    for (const text of ['<html>', '', 'Domain Name: X', '{"cut":']) {
      assert.deepEqual(prettyJson(text), { text, isJson: false });
    }
  });

  it('means the same as before, whatever the value', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        const { text, isJson } = prettyJson(body);
        assert.equal(isJson, true);
        assert.deepEqual(JSON.parse(text), JSON.parse(body));
      }),
    );
  });
});
