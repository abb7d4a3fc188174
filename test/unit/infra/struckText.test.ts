import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { striker } from '../../../src/core/strikeOut';
import { struckText } from '../../../src/infra/http/struckText';

const SECRET = 'c4n4ry-0123456789abcdef';
const strike = striker([SECRET, 'Basic YW5hbHlzdDpjb3JyZWN0IGhvcnNl']);

describe('the text of a body without secrets', () => {
  it('has none wherever it stands, also across the places where a large body is cut', async () => {
    for (const at of [0, 1, 131_050, 131_060, 131_072, 262_130, 262_144, 300_000]) {
      const text = `${'x'.repeat(at)} ${SECRET} ${'é'.repeat(200_000)}`;
      assert.equal(await struckText(Buffer.from(text), strike), strike(text), String(at));
    }
    const many = `${SECRET}, `.repeat(20_000);
    assert.equal(await struckText(Buffer.from(many), strike), strike(many));
  });

  it('is the text that it was, whatever its characters, and loses a byte order mark', async () => {
    for (const text of [
      '',
      'a',
      `\uFEFF${'🙂é'.repeat(100_000)}`,
      '\uFEFF{}',
      'x'.repeat(131_072),
    ]) {
      assert.equal(await struckText(Buffer.from(text), strike), text.replace(/^\uFEFF/, ''));
    }
    assert.equal(await struckText(Buffer.from([0x61, 0xff, 0x62]), strike), 'a\uFFFDb');
  });

  it('of 60 MB is made in many turns, so that the window is not held', async () => {
    const large = Buffer.from(`${'{"rrname":"mail.example.com"}\n'.repeat(2_000_000)}${SECRET}`);
    let turns = 0;
    const beat = setInterval(() => turns++, 1);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const text = await struckText(large, strike);
    delay.disable();
    clearInterval(beat);
    assert.ok(text.endsWith('(secret)'));
    assert.ok(turns > 10, `${turns} turns`);
    assert.ok(delay.percentile(95) < 50e6, `${delay.percentile(95) / 1e6} ms`);
  });
});
