import assert from 'node:assert/strict';
import { striker } from '../../../src/core/strikeOut';
import { struckText } from '../../../src/infra/http/struckText';

const SECRET = 'c4n4ry-0123456789abcdef';
const strike = striker([SECRET, 'Basic YW5hbHlzdDpjb3JyZWN0IGhvcnNl']);

describe('the text of a body without secrets', () => {
  it('has none wherever it stands, also across the places where a large body is cut', async () => {
    for (const at of [0, 1, 131_050, 131_060, 131_072, 262_130, 262_144, 300_000]) {
      const text = `${'x'.repeat(at)} ${SECRET} ${'é'.repeat(200_000)}`;
      assert.equal(await struckText([Buffer.from(text)], strike), strike(text), String(at));
    }
    const many = `${SECRET}, `.repeat(20_000);
    assert.equal(await struckText([Buffer.from(many)], strike), strike(many));
  });

  it('has none across the pieces in which a body comes', async () => {
    const text = Buffer.from(`é ${SECRET} ${'🙂'.repeat(50_000)} ${SECRET} `.repeat(3));
    for (const length of [1, 7, 65_536, 131_071]) {
      const pieces: Buffer[] = [];
      for (let at = 0; at < text.length; at += length) {
        pieces.push(text.subarray(at, at + length));
      }
      assert.equal(await struckText(pieces, strike), strike(text.toString()));
    }
  });

  it('is the text that it was, whatever its characters, and loses a byte order mark', async () => {
    for (const text of [
      '',
      'a',
      `\uFEFF${'🙂é'.repeat(100_000)}`,
      '\uFEFF{}',
      'x'.repeat(131_072),
    ]) {
      assert.equal(await struckText([Buffer.from(text)], strike), text.replace(/^\uFEFF/, ''));
    }
    assert.equal(await struckText([Buffer.from([0x61, 0xff, 0x62])], strike), 'a\uFFFDb');
  });

  it('of 60 MB is made in many turns, so that the window is not held', async () => {
    const large = Buffer.from(`${'{"rrname":"mail.example.com"}\n'.repeat(2_000_000)}${SECRET}`);
    let turns = 0;
    const beat = setInterval(() => turns++, 1);
    const text = await struckText([large], strike);
    clearInterval(beat);
    assert.ok(text.endsWith('(secret)'));
    assert.ok(turns > 10, `${turns} turns`);
  });
});
