import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { generated } from '../../../scripts/manifest/generated';
import type { ManifestFiles } from '../../../scripts/manifest/generated';
import type { Operation, Provider } from '../../../src/core/operation/model';
import { providers } from '../../../src/providers';
import { setting } from '../../../src/providers/kit/settings';

const root = join(__dirname, '..', '..', '..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const files: ManifestFiles = {
  manifest: read('package.json') as ManifestFiles['manifest'],
  strings: read('package.nls.json') as ManifestFiles['strings'],
};

const operation: Operation = {
  id: 'newcomer.look',
  title: 'Newcomer Look',
  description: 'A new question.',
  provider: 'newcomer',
  takes: ['fqdn'],
  cost: () => [],
  run: () => Promise.reject(new Error('It is asked by nobody.')),
};

const newcomer: Provider = {
  id: 'newcomer',
  name: 'Newcomer',
  settingsSchema: () =>
    z.object({
      enabled: setting(z.boolean().default(true), 'Offer it.'),
      mode: setting(z.enum(['calm', 'quick']).default('calm'), 'How.', {
        markdownEnumDescriptions: ['Calmly.', 'Quickly.'],
      }),
      port: setting(z.int().min(1).max(9).optional(), 'Where.'),
    }),
  highestTlp: 'green',
  concurrency: 1,
  operations: [operation],
  server: () => ({ origin: 'https://newcomer.test', enabled: true, allowsInternal: false }),
  test: () => Promise.reject(new Error('It is tested by nobody.')),
};

/** Every string of a JSON value, keys too. */
function words(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(words)]
    : [];
}

describe('the generated part of the manifest', () => {
  it('is what the vendors say now: run “npm run manifest” where this fails', () => {
    assert.deepEqual(generated(files, providers), files);
  });

  it('is the same however often it is generated', () => {
    const once = generated(files, [newcomer, ...providers]);
    assert.deepEqual(generated(once, [newcomer, ...providers]), once);
    assert.deepEqual(generated(once, providers), files);
  });

  it('has everything of a new vendor, and nothing else that is new', () => {
    const { manifest, strings } = generated(files, [...providers, newcomer]);
    const contributes = manifest.contributes as Record<string, unknown>;
    const places = (value: unknown) => words(value).filter((text) => /newcomer/i.test(text));
    assert.deepEqual(places(contributes.commands), [
      'indicatorLens.enrichWith.newcomer.look',
      '%operations.newcomer.look%',
    ]);
    const menus = contributes.menus as Record<string, unknown>;
    assert.equal(places(menus['indicatorLens.enrichWith']).length, 2);
    assert.deepEqual(places(menus.commandPalette), ['indicatorLens.enrichWith.newcomer.look']);
    const tools = places(contributes.languageModelTools);
    assert.deepEqual([tools.length, tools.includes('newcomer.look')], [3, true]);
    const sections = contributes.configuration as { id: string; properties: object }[];
    const section = sections.find(({ id }) => id === 'indicatorLens.newcomer');
    assert.deepEqual(section?.properties, {
      'indicatorLens.newcomer.enabled': {
        type: 'boolean',
        default: true,
        markdownDescription: '%settings.newcomer.enabled%',
        scope: 'application',
        order: 1,
      },
      'indicatorLens.newcomer.mode': {
        type: 'string',
        default: 'calm',
        enum: ['calm', 'quick'],
        markdownDescription: '%settings.newcomer.mode%',
        markdownEnumDescriptions: [
          '%settings.newcomer.mode.calm%',
          '%settings.newcomer.mode.quick%',
        ],
        scope: 'application',
        order: 2,
      },
      'indicatorLens.newcomer.port': {
        type: ['integer', 'null'],
        default: null,
        minimum: 1,
        maximum: 9,
        markdownDescription: '%settings.newcomer.port%',
        scope: 'application',
        order: 3,
      },
      'indicatorLens.newcomer.highestTlp': {
        type: 'string',
        default: 'green',
        enum: ['clear', 'green', 'amber', 'amber+strict'],
        markdownEnumDescriptions: [
          '%settings.newcomer.highestTlp.clear%',
          '%settings.newcomer.highestTlp.green%',
          '%settings.newcomer.highestTlp.amber%',
          '%settings.newcomer.highestTlp.amber-strict%',
        ],
        markdownDescription: '%settings.newcomer.highestTlp%',
        scope: 'application',
        order: 4,
      },
    });
    const general = sections.filter(({ id }) => /general|cache/.test(id));
    assert.equal(places(general).filter((text) => text === 'newcomer.look').length, 3);
    assert.ok(places(general).includes('%settings.hover.operation.newcomer.look%'));
    assert.deepEqual(
      Object.keys(strings).filter((key) => key.includes('newcomer')),
      [
        'operations.newcomer.look',
        'settings.hover.operation.newcomer.look',
        'settings.newcomer.title',
        'settings.newcomer.enabled',
        'settings.newcomer.mode',
        'settings.newcomer.mode.calm',
        'settings.newcomer.mode.quick',
        'settings.newcomer.port',
        'settings.newcomer.highestTlp',
        'settings.newcomer.highestTlp.clear',
        'settings.newcomer.highestTlp.green',
        'settings.newcomer.highestTlp.amber',
        'settings.newcomer.highestTlp.amber-strict',
      ],
    );
    assert.match(strings['walkthrough.keys.description'] ?? '', /Newcomer/);
    assert.match(String(manifest.description), /Newcomer/);
  });

  it('does not let a hover ask what is metered by record', () => {
    const metered = { ...newcomer, operations: [{ ...operation, whenNamed: { all: true } }] };
    const { strings } = generated(files, [...providers, metered]);
    assert.equal(strings['settings.hover.operation.newcomer.look'], undefined);
  });

  it('wants words for each setting and for each value of an enumeration', () => {
    const silent = { ...newcomer, settingsSchema: () => z.object({ mute: z.boolean() }) };
    assert.throws(() => generated(files, [silent]), /no words for the settings page/);
    const half = {
      ...newcomer,
      settingsSchema: () =>
        z.object({
          mode: setting(z.enum(['calm', 'quick']).default('calm'), 'How.', {
            markdownEnumDescriptions: ['Calmly.'],
          }),
        }),
    };
    assert.throws(() => generated(files, [half]), /Each value needs words/);
  });
});
