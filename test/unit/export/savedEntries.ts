import fc from 'fast-check';
import { attributeKey, relatedKey } from '../../../src/core/library/entry';
import type { IndicatorRef } from '../../../src/core/indicator/model';
import type { Case, SavedIndicator } from '../../../src/core/library/model';
import type { LibraryContent } from '../../../src/export/libraryFormat';

export const aCase: Case = {
  id: '5f2c7d0e-6d4b-4f0e-9a0c-2f6d6a1b7c3d',
  name: 'Phishing against Example Ltd',
  description: 'Mails of 10 April.',
  tlp: 'amber',
  createdAt: '2026-04-11T08:00:00.000Z',
};

/** An entry with something in every part. */
export function anEntry(more: Partial<SavedIndicator> = {}): SavedIndicator {
  return {
    indicator: { kind: 'fqdn', value: 'login-secure.example' },
    data: 'live',
    savedAt: '2026-04-11T09:00:00.000Z',
    changedAt: '2026-04-12T15:30:00.000Z',
    verdicts: [
      { verdict: 'malicious', by: 'kim', at: '2026-04-12T15:30:00.000Z' },
      { verdict: 'suspicious', by: 'lee', at: '2026-04-11T09:00:00.000Z' },
    ],
    score: { score: 97, operation: 'example.risk', retrievedAt: '2026-04-12T14:02:00.000Z' },
    tags: ['phishing', 'case 417'],
    attributes: [
      {
        name: 'WHOIS Registrant',
        value: '=HYPERLINK("https://evil.example") | `Example`',
        operation: 'example.registration',
        retrievedAt: '2026-04-12T14:02:00.000Z',
      },
    ],
    related: [
      {
        indicator: { kind: 'fqdn', value: 'ns1.park-dns.example' },
        relation: 'name server',
        operation: 'example.registration',
        retrievedAt: '2026-04-12T14:02:00.000Z',
      },
      {
        indicator: { kind: 'ipv4', value: '203.0.113.80' },
        relation: 'address',
        source: 'analyst',
        retrievedAt: '2026-04-12T14:02:00.000Z',
      },
    ],
    notes: [{ id: 'n1', text: '**Seen** in mail.', by: 'kim', at: '2026-04-12T15:00:00.000Z' }],
    cases: [aCase.id],
    ...more,
  };
}

const time = fc
  .date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());

const label = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/)
  .filter((one) => !/^..--/.test(one));
const indicator: fc.Arbitrary<IndicatorRef> = fc.oneof(
  fc.ipV4().map((value) => ({ kind: 'ipv4' as const, value })),
  fc
    .integer({ min: 1, max: 0xffff })
    .map((part) => ({ kind: 'ipv6' as const, value: `2001:db8::${part.toString(16)}` })),
  fc
    .tuple(label, label)
    .map(([host, name]) => ({ kind: 'fqdn' as const, value: `${host}.${name}.example` })),
);

/** Any text, controls and half surrogate pairs too. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('=1+1', "'=1", 'a|b\\', '\ud800'),
);
const origin = {
  operation: fc.constantFrom('example.risk', 'example.records'),
  retrievedAt: time,
};

/** Libraries in which anything can stand that the model allows. */
export const anyLibrary: fc.Arbitrary<LibraryContent> = fc
  .array(
    fc.record({
      id: fc.uuid(),
      name: text,
      description: text,
      tlp: fc.constantFrom('clear', 'green', 'amber', 'amber+strict', 'red'),
      createdAt: time,
    }),
    { maxLength: 3 },
  )
  .chain((cases) =>
    fc.record({
      cases: fc.constant(cases),
      entries: fc
        .array(
          fc.record(
            {
              indicator,
              data: fc.constantFrom('live', 'sample'),
              savedAt: time,
              changedAt: time,
              verdicts: fc.array(
                fc.record({
                  verdict: fc.constantFrom('unknown', 'benign', 'suspicious', 'malicious'),
                  by: text,
                  at: time,
                }),
                { maxLength: 3 },
              ),
              score: fc.record({ score: fc.integer({ min: 0, max: 100 }), ...origin }),
              tags: fc.uniqueArray(text, { maxLength: 3 }),
              attributes: fc.uniqueArray(fc.record({ name: text, value: text, ...origin }), {
                maxLength: 3,
                selector: attributeKey,
              }),
              related: fc.uniqueArray(fc.record({ indicator, relation: text, ...origin }), {
                maxLength: 3,
                selector: relatedKey,
              }),
              notes: fc.uniqueArray(fc.record({ id: fc.uuid(), text, by: text, at: time }), {
                maxLength: 2,
                selector: ({ id }) => id,
              }),
              cases: fc.subarray(cases.map(({ id }) => id)),
            },
            {
              requiredKeys: [
                'indicator',
                'data',
                'savedAt',
                'changedAt',
                'verdicts',
                'tags',
                'attributes',
                'related',
                'notes',
                'cases',
              ],
            },
          ),
          { maxLength: 5 },
        )
        .map((entries) => [
          ...new Map(
            entries.map((entry) => [`${entry.data} ${entry.indicator.value}`, entry]),
          ).values(),
        ]),
    }),
  )
  // Ordinary objects: fast-check also makes some without a prototype.
  .map((content) => structuredClone(content));
