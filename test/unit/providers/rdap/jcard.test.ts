import assert from 'node:assert/strict';
import { readCard, typesOf } from '../../../../src/providers/rdap/jcard';

function texts(card: unknown): readonly string[] {
  return readCard(card).map(({ name, values }) => `${name}=${JSON.stringify(values)}`);
}

const FN = ['fn', {}, 'text', 'Kim Example'];
const READ = ['fn=["Kim Example"]'];

describe('jCard', () => {
  it('reads the documented form', () => {
    const [adr] = readCard([
      'vcard',
      [['adr', { type: ['work', 'HOME'], label: 'x' }, 'text', ['', ['A', 'B'], 'C']]],
    ]);
    assert.deepEqual(adr?.values, [['', ['A', 'B'], 'C']]);
    assert.deepEqual(typesOf(adr), ['work', 'home']);
    assert.deepEqual(adr.parameters.get('label'), ['x']);
  });

  const forms: Readonly<Record<string, unknown>> = {
    'a list too many': ['vcard', [[FN]]],
    'a card in a list': [['vcard', [FN]]],
    'no "vcard"': [FN],
    'no list of properties': ['vcard', FN],
    'VCARD in capitals': ['VCARD', [FN]],
    'text of JSON': JSON.stringify(['vcard', [FN]]),
    'parameters as a list': ['vcard', [['fn', [], 'text', 'Kim Example']]],
    'parameters as a list of words': ['vcard', [['fn', ['type', 'work'], 'text', 'Kim Example']]],
    'parameters as text': ['vcard', [['fn', '{}', 'text', 'Kim Example']]],
    'parameters false': ['vcard', [['fn', false, 'text', 'Kim Example']]],
    'no parameters': ['vcard', [['fn', 'text', 'Kim Example']]],
    'no type': ['vcard', [['fn', {}, 'Kim Example']]],
    'neither parameters nor type': ['vcard', [['fn', 'Kim Example']]],
    'a type that is no text': ['vcard', [['fn', {}, 42, 'Kim Example']]],
    'a type of its own': ['vcard', [['fn', {}, 'x-name', 'Kim Example']]],
    'a name in capitals': ['vcard', [['FN', {}, 'text', 'Kim Example']]],
    'a group': ['vcard', [['item1.fn', {}, 'text', 'Kim Example']]],
    'rubbish beside it': ['vcard', [null, 'x', 7, {}, [], FN]],
  };
  for (const [name, form] of Object.entries(forms)) {
    it(`reads ${name}`, () => {
      assert.deepEqual(texts(form), READ);
    });
  }

  it('has no property where there is no card', () => {
    for (const none of [
      undefined,
      null,
      {},
      false,
      'no card',
      7,
      [],
      ['vcard'],
      ['vcard', false],
    ]) {
      assert.deepEqual(readCard(none), []);
    }
  });

  it('keeps a property without a value as that', () => {
    assert.deepEqual(texts(['vcard', [['version', {}, 'text'], FN]]), ['version=[]', ...READ]);
  });

  it('gives a value that stands behind its property back to it', () => {
    assert.deepEqual(texts(['vcard', ['adr', '{}', 'text'], [['{}', 'Quay 1'], 'Port'], FN]), [
      'adr=[[["","Quay 1"],"Port"]]',
      ...READ,
    ]);
  });

  it('makes text of every value', () => {
    assert.deepEqual(texts(['vcard', [['mixed', {}, 'text', 'a', true, 42, null, ['b', false]]]]), [
      'mixed=["a","true","42","",["b","false"]]',
    ]);
  });

  it('survives lists within lists', () => {
    let deep: unknown = FN;
    for (let level = 0; level < 100_000; level += 1) {
      deep = [deep];
    }
    assert.deepEqual(readCard(['vcard', deep]), []);
    assert.equal(readCard(['vcard', [['fn', {}, 'text', deep]]]).length, 1);
  });
});
