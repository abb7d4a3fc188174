import * as z from 'zod';
import { highestTlpSchema } from '../../src/core/operation/highestTlp';
import type { Provider } from '../../src/core/operation/model';
import { operationCommandId } from '../../src/vscode/names';
import { sentencesOf } from './sentences';

/*
 * What of package.json and package.nls.json follows from the vendors. Everything else in the two
 * files is written by hand and stays as it is.
 */

type JsonObject = Record<string, unknown>;
type Strings = Record<string, string>;

export interface ManifestFiles {
  readonly manifest: JsonObject;
  readonly strings: Strings;
}

/** Sections of settings that no vendor owns, in their order after those of the vendors. */
const OWN_SECTIONS = ['indicatorLens.general', 'indicatorLens.cache'];
const OPERATION_COMMAND = operationCommandId('');
/** Hours to reuse a cached answer, where the analyst sets nothing. */
const CACHE_HOURS = 24;
/** Operations of which a hover may ask one. Metered by record, the price must come first. */
const hoverable = (providers: readonly Provider[]) =>
  operationsOf(providers).filter(({ whenNamed }) => whenNamed === undefined);

/** Both files as they must be for these vendors. Pure: generating twice changes nothing. */
export function generated(files: ManifestFiles, providers: readonly Provider[]): ManifestFiles {
  const manifest = structuredClone(files.manifest);
  const contributes = objectIn(manifest, 'contributes');
  manifest.description = sentencesOf(providers).description;
  manifest.keywords = keywords(arrayIn(manifest, 'keywords'), providers);
  commands(contributes, providers);
  menus(objectIn(contributes, 'menus'), providers);
  settings(contributes, providers);
  tools(contributes, providers);
  return { manifest, strings: strings(files.strings, providers) };
}

function operationsOf(providers: readonly Provider[]) {
  return providers.flatMap(({ operations }) => operations);
}

/** Vendors come first; then the field's words, which are written by hand. */
function keywords(current: readonly unknown[], providers: readonly Provider[]): readonly unknown[] {
  const own = current.slice(current.indexOf('threat intelligence'));
  return [...providers.map(({ id }) => id), ...own];
}

function commands(contributes: JsonObject, providers: readonly Provider[]): void {
  contributes.commands = [
    ...arrayIn(contributes, 'commands').filter((item) => !isOperationCommand(item)),
    ...operationsOf(providers).map(({ id }) => ({
      command: operationCommandId(id),
      title: `%operations.${id}%`,
      category: 'Indicator Lens: Enrich With',
    })),
  ];
}

function menus(all: JsonObject, providers: readonly Provider[]): void {
  const submenu = arrayIn(all, 'indicatorLens.enrichWith').filter(
    (item) => !isOperationCommand(item),
  );
  all['indicatorLens.enrichWith'] = [
    ...providers.flatMap(({ id: provider, operations }, vendor) =>
      operations.map(({ id }, at) => ({
        command: operationCommandId(id),
        group: `1_${String(vendor).padStart(2, '0')}_${provider}@${String(at + 1)}`,
      })),
    ),
    ...submenu,
  ];
  all.commandPalette = [
    ...arrayIn(all, 'commandPalette').filter((item) => !isOperationCommand(item)),
    ...operationsOf(providers).map(({ id }) => ({
      command: operationCommandId(id),
      when: 'editorIsOpen',
    })),
  ];
}

function settings(contributes: JsonObject, providers: readonly Provider[]): void {
  const own = arrayIn(contributes, 'configuration')
    .filter(isObject)
    .filter(({ id }) => OWN_SECTIONS.includes(String(id)));
  contributes.configuration = [...providers.map(sectionOf), ...own].map((section, at) => ({
    ...section,
    order: at + 1,
  }));
  const properties = Object.fromEntries(
    own.flatMap((section) => Object.entries(objectIn(section, 'properties'))),
  );
  const hover = objectIn(properties, 'indicatorLens.hover.operation');
  const offered = hoverable(providers).map(({ id }) => id);
  hover.enum = ['', ...offered];
  hover.markdownEnumDescriptions = ['none', ...offered].map(
    (id) => `%settings.hover.operation.${id}%`,
  );
  const life = objectIn(properties, 'indicatorLens.cache.life');
  const ids = operationsOf(providers).map(({ id }) => id);
  life.default = Object.fromEntries(ids.map((id) => [id, CACHE_HOURS]));
  life.properties = Object.fromEntries(
    ids.map((id) => [id, { type: 'number', minimum: 0, default: CACHE_HOURS }]),
  );
}

function sectionOf(provider: Provider): JsonObject {
  const { id } = provider;
  return {
    id: `indicatorLens.${id}`,
    title: `%settings.${id}.title%`,
    order: 0,
    properties: Object.fromEntries(
      propertiesOf(provider).map(([name, schema], at) => [
        `indicatorLens.${id}.${name}`,
        {
          ...schemaOf(schema),
          ...(valuesOf(schema).length === 0
            ? {}
            : {
                markdownEnumDescriptions: valuesOf(schema).map(
                  (value) => `%settings.${id}.${name}.${inKey(value)}%`,
                ),
              }),
          markdownDescription: `%settings.${id}.${name}%`,
          scope: 'application',
          order: at + 1,
        },
      ]),
    ),
  };
}

function propertiesOf(provider: Provider): readonly (readonly [string, PropertySchema])[] {
  const schemas = [provider.settingsSchema(), highestTlpSchema(provider)];
  return schemas.flatMap((schema) =>
    Object.entries(z.toJSONSchema(schema, { io: 'input' }).properties ?? {}),
  );
}

type PropertySchema = z.core.JSONSchema._JSONSchema;

/** A setting without a default can be emptied: null, which VS Code's settings page needs to know. */
function schemaOf(schema: PropertySchema): JsonObject {
  if (typeof schema === 'boolean') {
    throw new Error('A setting needs a schema of its own.');
  }
  const { markdownDescription, markdownEnumDescriptions, ...rest } = schema;
  if (typeof markdownDescription !== 'string') {
    throw new Error(`A setting has no words for the settings page: ${JSON.stringify(rest)}`);
  }
  if (rest.enum !== undefined && rest.enum.length !== arrayOf(markdownEnumDescriptions).length) {
    throw new Error(`Each value needs words: ${JSON.stringify(rest.enum)}`);
  }
  const { type, default: usual, ...limits } = rest;
  return usual === undefined
    ? { type: [type, 'null'], default: null, ...limits }
    : { type, default: usual, ...limits };
}

function valuesOf(schema: PropertySchema): readonly string[] {
  return typeof schema === 'boolean' ? [] : (schema.enum ?? []).map(String);
}

function tools(contributes: JsonObject, providers: readonly Provider[]): void {
  const words = sentencesOf(providers);
  for (const tool of arrayIn(contributes, 'languageModelTools').filter(isObject)) {
    if (tool.name === 'indicatorLens_lookUpIndicator') {
      tool.modelDescription = words.lookUpTool;
      const input = objectIn(objectIn(tool, 'inputSchema'), 'properties');
      const items = objectIn(objectIn(input, 'operations'), 'items');
      items.enum = operationsOf(providers).map(({ id }) => id);
    }
    if (tool.name === 'indicatorLens_storedAnswers') {
      tool.modelDescription = words.storedTool;
    }
  }
}

/** Hand-written strings keep their order; generated ones follow, and what no vendor has goes. */
function strings(current: Strings, providers: readonly Provider[]): Strings {
  const own = Object.entries(current).filter(([key]) => OWN_STRING.test(key));
  return { ...Object.fromEntries(own), ...generatedStrings(providers) };
}

/** Not of an operation, nor of a setting in a vendor's section (`settings.<vendor>.<name>`). */
const OWN_STRING =
  /^(?!operations\.)(?:(?!settings\.)|settings\.(?:agents|general|cache|codeActions|paste|statusBar|scan|scripts|storage)\.|settings\.hover\.(?:enabled|operation(?:\.none)?)$|settings\.\w+$)/;

function generatedStrings(providers: readonly Provider[]): Strings {
  const words = sentencesOf(providers);
  return {
    'tools.lookUpIndicator.description': words.lookUp,
    'settings.budgetPerDay': words.budget,
    'walkthrough.keys.description': words.keys,
    'welcome.noKeys': words.noKeys,
    ...Object.fromEntries(
      operationsOf(providers).map(({ id, title }) => [`operations.${id}`, title]),
    ),
    ...Object.fromEntries(
      hoverable(providers).map(({ id, title }) => [`settings.hover.operation.${id}`, `${title}.`]),
    ),
    ...Object.fromEntries(providers.flatMap((each) => Object.entries(settingStrings(each)))),
  };
}

function settingStrings(provider: Provider): Strings {
  const { id, name } = provider;
  const made: Strings = { [`settings.${id}.title`]: name };
  for (const [key, schema] of propertiesOf(provider)) {
    if (typeof schema === 'boolean') {
      continue;
    }
    made[`settings.${id}.${key}`] = String(schema.markdownDescription);
    const words = arrayOf(schema.markdownEnumDescriptions);
    for (const [at, value] of valuesOf(schema).entries()) {
      made[`settings.${id}.${key}.${inKey(value)}`] = String(words[at]);
    }
  }
  return made;
}

/** VS Code replaces keys of letters, digits, dots and dashes only. */
function inKey(value: string): string {
  return value.replace(/[^\w.-]/g, '-');
}

function isOperationCommand(item: unknown): boolean {
  return isObject(item) && String(item.command).startsWith(OPERATION_COMMAND);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(parent: unknown, key: string): JsonObject {
  const value = isObject(parent) ? parent[key] : undefined;
  if (!isObject(value)) {
    throw new Error(`package.json has no object ${key}.`);
  }
  return value;
}

function arrayIn(parent: JsonObject, key: string): unknown[] {
  const value = parent[key];
  if (!Array.isArray(value)) {
    throw new Error(`package.json has no array ${key}.`);
  }
  return value as unknown[];
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
