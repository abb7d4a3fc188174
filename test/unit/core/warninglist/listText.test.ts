import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseListText } from '../../../../src/core/warninglist/listText';

/** Enough entries for several slices. */
const many = Array.from({ length: 12_000 }, (_, at) => `host-${at}.some-longer-name.example`);
const text = (value: unknown, space?: number): string => JSON.stringify(value, null, space);

async function parsed(json: string) {
  let pauses = 0;
  const value = await parseListText(json, () => {
    pauses += 1;
    return undefined;
  });
  return { value, pauses };
}

describe('the text of a warning list', () => {
  for (const space of [undefined, 2]) {
    it(`is parsed in slices where its list is long, indented by ${String(space)}`, async () => {
      const whole = { name: 'x', list: many, matching_attributes: ['hostname'], version: 1 };
      const { value, pauses } = await parsed(text(whole, space));
      assert.deepEqual(value, whole);
      assert.ok(pauses >= 3, `${pauses} pauses`);
    });
  }

  it('says the same as JSON does, whatever is in it', async () => {
    const tricky = ['"', '\\', '",', '","', '"]', ']', '\\"', '"list":["', ',', '[', '"list": ['];
    const filler = many.slice(0, 4000);
    const entry = fc.oneof(
      fc.constantFrom(...tricky),
      fc.string(),
      fc.integer(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 30 }),
        fc.array(entry, { maxLength: 30 }),
        fc.boolean(),
        fc.constantFrom(...tricky, 'name'),
        async (before, after, nested, name) => {
          const list = [...before, ...filler, ...after];
          const whole = nested ? { name, meta: { list }, list: [1] } : { name, list, last: name };
          assert.deepEqual((await parsed(text(whole))).value, whole);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('that is no JSON is refused', async () => {
    const whole = text({ name: 'x', list: many });
    for (const bad of [whole.slice(0, -1), whole.slice(0, -200), `${whole}}`, '{"name":']) {
      await assert.rejects(parsed(bad), SyntaxError);
    }
  });
});
