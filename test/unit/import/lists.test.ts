import assert from 'node:assert/strict';
import type { Incoming } from '../../../src/core/library/importing';
import { readImport } from '../../../src/import/read';

const read = (text: string): Incoming =>
  readImport(text, { name: 'list.txt', at: '2026-05-01T12:00:00.000Z' });
const namesOf = ({ foreign }: Incoming) => foreign.map(({ indicator }) => indicator.value);
const told = ({ refused }: Incoming) =>
  refused.map(({ where, what, why }) => `${where}, ${what}: ${why}`);

describe('Lists and texts', () => {
  it('are read as hosts files, without the address that nothing is sent to', () => {
    const incoming = read(
      [
        '# hosts',
        '127.0.0.1 localhost',
        '0.0.0.0 evil.example',
        '0.0.0.0 bad-site.news www.bad-site.cc # both',
        '::1 gate.example',
      ].join('\n'),
    );
    assert.deepEqual(namesOf(incoming), [
      'evil.example',
      'bad-site.news',
      'www.bad-site.cc',
      'gate.example',
    ]);
    assert.deepEqual(told(incoming), [
      'line 1, # hosts: a remark',
      'line 2, localhost: no address and no host name',
    ]);
  });

  it('bring no address that block lists send names to', () => {
    const incoming = read(
      [
        'send evil.example to 0.0.0.0',
        'send gate.example to 127.0.0.1',
        'server ::',
        'proxy at 127.0.0.1 only',
        '0.0.0.0',
      ].join('\n'),
    );
    assert.deepEqual(namesOf(incoming), ['evil.example', 'gate.example', '127.0.0.1']);
    assert.deepEqual(told(incoming), [
      'line 3, server ::: no address and no host name',
      'line 5, 0.0.0.0: an address that means no host',
    ]);
  });

  it('may say something behind each value', () => {
    const incoming = read(
      'bad-site.news # seen in mail\nbad-site.cc - seen in mail\nevil.example ; old\n198.51.100.23 // new\n',
    );
    assert.deepEqual(namesOf(incoming), [
      'bad-site.news',
      'bad-site.cc',
      'evil.example',
      '198.51.100.23',
    ]);
  });

  it('lose no address to an e-mail address in its line', () => {
    assert.deepEqual(
      namesOf(
        read(
          [
            'beacon to 198.51.100.23, contact abuse@mail.example',
            'hxxp://evil[.]example/ bob@host.example',
            '198.51.100.24 seen at gate.example',
            '198.51.100.25\t198.51.100.26\t24\tadmin@isp.example',
          ].join('\n'),
        ),
      ),
      [
        '198.51.100.23',
        'mail.example',
        'evil.example',
        'host.example',
        '198.51.100.24',
        'gate.example',
        '198.51.100.25',
        '198.51.100.26',
        'isp.example',
      ],
    );
  });

  it('name what may be an indicator and is left out', () => {
    const incoming = read('evil.example has foo(bar.info)\nfoo(bar.info)\n');
    assert.deepEqual(namesOf(incoming), ['evil.example']);
    assert.deepEqual(told(incoming), [
      'line 1, bar.info: it may be the name of a file or of something in a program',
      'line 2, bar.info: it may be the name of a file or of something in a program',
    ]);
  });

  it('are read whole where they are longer than what is searched at a time', () => {
    const filler = 'nothing to see here\n'.repeat(40_000);
    const incoming = read(`${filler}evil.example\n${filler}${filler}see 198.51.100.23 now\n`);
    assert.deepEqual(namesOf(incoming), ['evil.example', '198.51.100.23']);
    assert.equal(incoming.read, 120_002);
    assert.equal(incoming.refused.at(-1)?.where, 'line 120001');
  });
});
