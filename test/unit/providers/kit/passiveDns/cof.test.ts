import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scanCof } from '../../../../../src/providers/kit/passiveDns/cof';

const A = '{"rrname":"a.example","rrtype":"A","rdata":"192.0.2.1","time_first":1,"time_last":2}';
const B = '{"rrname":"b.example","rrtype":"TXT","rdata":"brace } in { \\"q\\" \\\\ ü","count":3}';
const names = (body: string) => scanCof(body).objects.map((object) => object.rrname);

describe('passive DNS: the stream parser', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['one object a line', `${A}\n${B}\n`],
    ['CRLF, blank lines, spaces at the end', `${A}\r\n\r\n${B}\r\n  \r\n`],
    ['no line break at the end', `${A}\n${B}`],
    ['a byte order mark', `\uFEFF${A}\n${B}`],
    ['nothing between the objects', `${A}${B}`],
    ['objects on several lines', [A, B].map((line) => pretty(line)).join('\n')],
    ['objects on several lines with nothing between', [A, B].map((line) => pretty(line)).join('')],
    ['a JSON array', `[${A},${B}]`],
    ['a JSON array, pretty', JSON.stringify([JSON.parse(A), JSON.parse(B)], null, 2)],
    ['record separators (RFC 7464)', `\u001e${A}\n\u001e${B}\n`],
  ];
  for (const [what, body] of forms) {
    it(`reads ${what}`, () => {
      const read = scanCof(body);
      assert.deepEqual(read.objects, [JSON.parse(A), JSON.parse(B)]);
      assert.deepEqual([read.broken, read.textLines, read.cut], [0, 0, false]);
    });
  }

  it('keeps the good lines around a bad one, and counts it once', () => {
    const read = scanCof(`${A}\nthis { is "no record\n${B}\n`);
    assert.deepEqual(names(`${A}\nnot a record\n${B}\n`), ['a.example', 'b.example']);
    assert.deepEqual(
      read.objects.map((object) => object.rrname),
      ['a.example', 'b.example'],
    );
    assert.equal(scanCof(`${A}\nnot a record\n${B}\n`).textLines, 1);
    assert.equal(scanCof(`${A}\n{"rrname":}\n${B}\n`).broken, 1);
  });

  it('finds the next record after an object that a line break cuts in a string', () => {
    const read = scanCof(`${A}\n{"rrname":"c.exam\nple","rrtype":"A","rdata":"x"}\n${B}\n`);
    assert.equal(read.objects.length, 2);
    assert.deepEqual([read.broken, read.textLines], [1, 0]);
  });

  it('finds the next record after an object that ends outside a string', () => {
    for (const cut of [
      '{"rrname":"c.example",',
      '{"rrname":"c.example","rdata":',
      '{"a":{"b":1}',
    ]) {
      const read = scanCof(`${A}\n${cut}\n${B}\n`);
      assert.equal(read.objects.length, 2, cut);
      assert.equal(read.broken, 1, cut);
    }
  });

  it('finds the record that follows a cut one in the same line', () => {
    assert.deepEqual(names(`{"rrname":"c.example","rrtype":"A"${A}`), ['a.example']);
  });

  it('counts each of several cut objects', () => {
    assert.equal(scanCof(`{"rrname":"a\n{"rrname":"b\n{"rrname":\n${A}`).broken, 3);
  });

  it('says that the body ends inside an object', () => {
    const read = scanCof(`${A}\n{"rrname":"b.exam`);
    assert.deepEqual([read.objects.length, read.broken, read.cut], [1, 1, true]);
  });

  it('keeps text after the records, and text alone', () => {
    assert.deepEqual(scanCof(`${A}\nRate Limit Exceeded\n`).text, ['Rate Limit Exceeded']);
    const alone = scanCof('Rate Limit Exceeded');
    assert.deepEqual([alone.objects.length, alone.broken, alone.text], [0, 0, alone.text]);
    assert.deepEqual(alone.text, ['Rate Limit Exceeded']);
  });

  it('takes other JSON values for lines of text, whatever braces they hold', () => {
    const read = scanCof(`null\n42\n"str { \\" "\n${A}\n`);
    assert.deepEqual([read.objects.length, read.broken, read.textLines], [1, 0, 3]);
  });

  it('reads nothing in a web page, even where it holds an object', () => {
    const read = scanCof('\n <!DOCTYPE html>\n<html>{"rrname":"a"}</html>');
    assert.deepEqual([read.markup, read.objects.length, read.capped], [true, 0, false]);
  });

  it('unwraps the Streaming API Framing and keeps how it ended', () => {
    const framed = (end: string) => scanCof(`{"cond":"begin"}\n{"obj":${A}}\n${end}`);
    const limited = framed('{"cond":"limited","msg":"Result limit reached"}\n');
    assert.deepEqual(limited.objects, [JSON.parse(A)]);
    assert.deepEqual(limited.framing, { end: 'limited', message: 'Result limit reached' });
    assert.equal(framed('{"cond":"succeeded"}').framing?.end, 'succeeded');
    assert.equal(framed('{"cond":"failed","msg":"x"}').framing?.end, 'failed');
    assert.equal(framed('').framing?.end, 'missing');
    assert.equal(scanCof(A).framing, undefined);
  });

  it('refuses an object with a key twice: two records that lost the braces between them', () => {
    const read = scanCof('{"rrname":"a","rdata":"dns05",\n"rrname":"a","rdata":"dns03"}');
    assert.deepEqual([read.objects.length, read.broken], [0, 1]);
  });

  it('keeps nested objects and arrays in a record', () => {
    const meta = '{"rrname":"a","meta":{"x":[{"y":1},{"z":[]}]},"rdata":["b","c"]}';
    assert.deepEqual(scanCof(pretty(meta)).objects, [JSON.parse(meta)]);
  });

  it('stops at the record limit, and drops an object that is too long or too deep', () => {
    const capped = scanCof(`${A}\n${B}\n${A}\n`, { objects: 2, objectLength: 1000 });
    assert.deepEqual([capped.objects.length, capped.capped], [2, true]);
    const long = `{"rrname":"${'x'.repeat(2000)}"}`;
    const dropped = scanCof(`${long}\n${A}\n`, { objects: 9, objectLength: 1000 });
    assert.deepEqual([dropped.objects.length, dropped.broken], [1, 1]);
    const deep = scanCof(`{"a":${'['.repeat(100)}\n${A}\n`);
    assert.deepEqual([deep.objects.length, deep.broken], [1, 1]);
  });

  it('reads the same records whatever stands between them', () => {
    const separator = fc.constantFrom(
      '',
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      ',\n',
      '\uFEFF',
      '\t\n',
      ' \r\n ',
    );
    const record = fc.record({
      rrname: fc.string({ unit: 'binary' }),
      rdata: fc.oneof(fc.string(), fc.array(fc.string())),
      extra: fc.jsonValue({ maxDepth: 3 }),
    });
    const printed = fc.tuple(record, fc.constantFrom(0, 1, 2), separator);
    fc.assert(
      fc.property(fc.array(printed), separator, (entries, first) => {
        const body =
          first + entries.map(([value, indent, after]) => text(value, indent) + after).join('');
        const read = scanCof(body);
        assert.deepEqual(
          read.objects,
          entries.map(([value]) => JSON.parse(JSON.stringify(value)) as unknown),
        );
        assert.deepEqual([read.broken, read.textLines, read.cut], [0, 0, false]);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every record in front of a cut, wherever it falls', () => {
    const body = [A, B, A, B].join('\n');
    for (let end = 0; end <= body.length; end++) {
      const whole = body
        .slice(0, end)
        .split('\n')
        .filter((line) => line === A || line === B);
      assert.equal(scanCof(body.slice(0, end)).objects.length, whole.length, String(end));
    }
  });

  it('loses one record at most to a line break anywhere in the first of three', () => {
    for (let at = 1; at < A.length; at++) {
      const read = scanCof(`${A.slice(0, at)}\n${A.slice(at)}\n${B}\n${B}\n`);
      assert.ok(read.objects.length >= 2, `${at}: ${read.objects.length}`);
      assert.ok(read.broken + read.textLines <= 1, `${at}: ${read.broken} ${read.textLines}`);
    }
  });

  it('never throws on any text', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n', ':', ',', 'a', '1', '<', A);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => void scanCof(parts.join(''))),
      {
        numRuns: 2000,
      },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => void scanCof(body)));
  });

  it('takes time in proportion to the length, whatever the text', () => {
    const hostile = ['{', '{\n', '{"a":', '"', '"\\', '{"', '[{', '}{', 'x{"y\n', '{"a":[', '" {"'];
    for (const unit of hostile) {
      const time = (size: number) => {
        const body = unit.repeat(Math.ceil(size / unit.length));
        return Math.min(...[1, 2, 3].map(() => elapsed(() => scanCof(body))));
      };
      time(100_000);
      // Four times the text; quadratic work would take sixteen times as long, in every round.
      const rounds = [];
      for (let round = 0; round < 5; round += 1) {
        const [short, long] = [time(400_000), time(1_600_000)];
        rounds.push(`${short} ms, then ${long} ms`);
        if (long < 10 * short + 20) break;
      }
      assert.ok(rounds.length < 5, `${JSON.stringify(unit)}: ${rounds.join('; ')}`);
    }
  });
});

function pretty(line: string): string {
  return JSON.stringify(JSON.parse(line), null, 2);
}

function text(value: unknown, indent: number): string {
  return JSON.stringify(value, null, indent);
}

function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
