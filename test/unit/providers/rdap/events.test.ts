import assert from 'node:assert/strict';
import { datesIn, eventDate } from '../../../../src/providers/rdap/events';
import type { Dates } from '../../../../src/providers/rdap/events';

const DATE = '2026-11-12T07:00:00Z';

function dates(...actions: readonly string[]): Dates {
  return datesIn(
    actions.map((eventAction) => ({ eventAction, eventDate: DATE, eventActor: undefined })),
  );
}

const MEANINGS: Readonly<Record<string, keyof Dates>> = {
  registration: 'created',
  Registration: 'created',
  'Record created': 'created',
  'last changed': 'updated',
  'last update': 'updated',
  'Record last updated on': 'updated',
  lastChanged: 'updated',
  expiration: 'expires',
  'Record expires': 'expires',
  'Registry Expiry Date': 'expires',
  'registrar expiration': 'registrarExpires',
  'Registrar Registration Expiration Date': 'registrarExpires',
  'last update of RDAP database': 'asOf',
  'enum validation expiration': 'others',
  transfer: 'others',
  '': 'others',
};

describe('RDAP events', () => {
  for (const [action, meaning] of Object.entries(MEANINGS)) {
    it(`takes "${action}" for ${meaning} and nothing else`, () => {
      const read = dates(action);
      const filled = Object.entries(read).filter(([, found]: [string, unknown[]]) => found.length);
      assert.deepEqual(
        filled.map(([key]) => key),
        [meaning],
      );
    });
  }

  const FORMS: Readonly<Record<string, string | null>> = {
    '2026-11-12T07:00:00Z': DATE,
    '2026-11-12T07:00:00.000+0000': DATE,
    '2026-11-12T09:00:00+02:00': DATE,
    '2026-11-12T02:00:00-05': DATE,
    '2026-11-12t07:00:00z': DATE,
    '2026-11-12 07:00:00 UTC': DATE,
    '2026-11-12T07:00Z': DATE,
    '2026-11-12T07:00:00.881923Z': DATE,
    // Without a zone only the day is certain.
    '2026-11-12T07:00:00': '2026-11-12',
    '2026-11-12 07:00:00': '2026-11-12',
    '2026-11-12': '2026-11-12',
    '12-Nov-2026': '12-Nov-2026',
    '': null,
  };
  for (const [written, read] of Object.entries(FORMS)) {
    it(`reads ${written} as ${String(read)}`, () => {
      assert.equal(eventDate(written), read);
    });
  }

  it('puts the first registration and the last change in front', () => {
    const event = (eventAction: string, date: string | undefined) => ({
      eventAction,
      eventDate: date,
      eventActor: undefined,
    });
    const { created, updated } = datesIn([
      event('registration', '2020-01-01'),
      event('registration', '2019-01-01'),
      event('last changed', '2021-01-01'),
      event('last changed', '2022-01-01'),
      event('last changed', '2022-01-01'),
      event('last changed', undefined),
    ]);
    assert.deepEqual(created, ['2019-01-01', '2020-01-01']);
    assert.deepEqual(updated, ['2022-01-01', '2021-01-01']);
  });
});
