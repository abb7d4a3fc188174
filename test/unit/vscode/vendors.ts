import * as z from 'zod';
import type { CredentialsDeclaration } from '../../../src/core/operation/credentials';
import type { Operation, Provider } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';

function operation(provider: string, more: Partial<Operation> = {}): Operation {
  return {
    id: `${provider}.ask`,
    title: `Ask ${provider}`,
    description: `What ${provider} knows.`,
    provider,
    takes: ['fqdn'],
    cost: () => [],
    run: () => Promise.reject(new Error('not asked in this test')),
    ...more,
  };
}

function vendor(id: string, name: string, credentials?: CredentialsDeclaration): Provider {
  return {
    id,
    name,
    ...(credentials && { credentials }),
    settingsSchema: () => z.object({}),
    concurrency: 1,
    operations: [operation(id)],
    server: () => ({ origin: `https://${id}.example`, enabled: true, allowsInternal: false }),
    test: () => Promise.resolve({ ok: true, message: '' }),
  };
}

/** A vendor that wants a name and a key, one that wants a token, and one that answers everybody. */
export const locked = vendor('locked', 'Locked', {
  fields: [
    { id: 'username', label: 'User name', secret: false },
    { id: 'key', label: 'Key', secret: true },
  ],
  required: () => true,
  testsForFree: true,
  risk: (settings) => {
    const { risky, asksFirst } = settings as { risky?: true; asksFirst?: true };
    const risk = { message: 'The key goes in the clear.', detail: 'Use the other way.' };
    return risky && { ...risk, ...(asksFirst && { asksFirst }) };
  },
});
const tokened = vendor('tokened', 'Tokened', {
  fields: [{ id: 'token', label: 'Token', secret: true }],
  required: () => false,
});
const open = vendor('open', 'Open');

export const registry = new Registry([locked, tokened, open]);

export const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
