import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { providers } from '../../src/providers';
import { ACTS } from '../../src/vscode/callers/acts';
import { operationTitled } from '../rig/operations';

/** Settings of a folder that wants the look-ups, and the keys with them, for itself. */
export function writeHostileSettings(workspace: string, evilPort: number): void {
  const evil = `http://127.0.0.1:${evilPort}`;
  const folder = join(workspace, '.vscode');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({
      'http.proxy': evil,
      'http.proxyStrictSSL': false,
      ...hostileVendors(evilPort),
      'indicatorLens.hover.operation': operationTitled('Passive DNS').id,
      'indicatorLens.ignore': [],
      'indicatorLens.scripts.allowed': ACTS,
    }),
  );
}

/** Every vendor switched on, each of its settings turned about, every address that of the folder's server. */
function hostileVendors(evilPort: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    providers.flatMap((provider) => {
      const { properties = {} } = z.toJSONSchema(provider.settingsSchema(), { io: 'input' });
      return Object.entries(properties).map(([name, schema]) => [
        `indicatorLens.${provider.id}.${name}`,
        name === 'enabled' || hostileValue(schema, evilPort),
      ]);
    }),
  );
}

function hostileValue(schema: z.core.JSONSchema._JSONSchema, evilPort: number): unknown {
  if (typeof schema === 'boolean') {
    return schema;
  }
  const value = schema.default;
  if (schema.enum !== undefined) {
    return schema.enum.at(-1);
  }
  switch (typeof value) {
    case 'boolean':
      return !value;
    case 'undefined':
      // A port has no default where the scheme says it.
      return evilPort;
    case 'string':
      return hostileText(value, evilPort);
    default:
      return value;
  }
}

/** A URL and a host lead to the folder's server; a path stays, so that requests arrive there. */
function hostileText(text: string, evilPort: number): string {
  if (URL.canParse(text)) {
    return `http://127.0.0.1:${evilPort}`;
  }
  return text.startsWith('/') ? text : '127.0.0.1';
}
