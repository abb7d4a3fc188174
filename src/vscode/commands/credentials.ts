import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { failureOf, LensError } from '../../core/errors';
import type { CredentialField, Credentials } from '../../core/operation/credentials';
import type { ConnectionReport, Provider } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Log } from '../../core/ports';
import type { Enrichment } from '../../enrichment/model';
import { abortSignalOf } from '../abortSignal';
import { tellFailure } from '../remedies';
import { visible } from '../safeText';
import type { LensSecrets } from '../secrets';
import type { LensSettings } from '../settings';
import { commandId } from '../names';

/** What choosing a provider takes. */
interface ProviderParts {
  readonly registry: Registry;
  readonly settings: Pick<LensSettings, 'provider'>;
  readonly secrets: Pick<LensSecrets, 'has'>;
}

interface SetParts {
  readonly registry: Registry;
  readonly settings: Pick<LensSettings, 'provider' | 'cache'>;
  readonly secrets: Pick<LensSecrets, 'has' | 'set'>;
  /** Behind the redactor. */
  readonly log: Log;
}

interface ForgetParts extends ProviderParts {
  readonly secrets: Pick<LensSecrets, 'has' | 'forget'>;
}

interface TestParts extends ProviderParts {
  readonly enrichment: Pick<Enrichment, 'test'>;
}

const argumentSchema = z.object({
  provider: z.optional(z.string()),
  username: z.optional(z.string()),
  key: z.optional(z.string()),
  token: z.optional(z.string()),
});

/**
 * Stores credentials for the server that the settings point at. With all of them in the argument it
 * shows nothing; what is missing is asked for. Resolves with true when something was stored.
 */
export async function setCredentials(parts: SetParts, argument: unknown): Promise<boolean> {
  const given = parsed(argument);
  const provider = await providerOf(parts, given?.provider, vscode.l10n.t('Set Credentials'));
  if (provider === undefined) {
    return false;
  }
  const { origin } = provider.server(parts.settings.provider(provider.id));
  const complete = fieldsOf(provider).every((field) => trimmed(given?.[field.id]) !== '');
  const openKey = sendsOpenKey(parts, provider);
  if (openKey) {
    parts.log.warn(`${provider.name} is asked with the key in the URL (authentication: openKey).`);
  }
  if (openKey && !complete && !(await acceptsOpenKey())) {
    return false;
  }
  const credentials =
    given !== undefined && complete
      ? pickFields(provider, given)
      : await askFor(provider, origin, given ?? {}, testsAtOnce(parts, provider));
  if (credentials === undefined) {
    return false;
  }
  await parts.secrets.set(provider.id, origin, credentials);
  parts.log.info(`Credentials of ${provider.name} are stored for ${origin}.`);
  if (!complete && testsAtOnce(parts, provider)) {
    // The key is stored already: nobody waits for the answer.
    void vscode.commands.executeCommand(commandId('testConnection'), { provider: provider.id });
  } else if (!complete) {
    offerTest(provider, origin);
  }
  return true;
}

/** Forgets the credentials of a provider, for every server they were entered for. */
export async function forgetCredentials(parts: ForgetParts, argument: unknown): Promise<boolean> {
  const given = parsed(argument);
  const provider = await providerOf(parts, given?.provider, vscode.l10n.t('Forget Credentials'));
  if (provider === undefined) {
    return false;
  }
  const had = await parts.secrets.has(provider.id);
  await parts.secrets.forget(provider.id);
  if (given === undefined) {
    void vscode.window.showInformationMessage(
      had
        ? vscode.l10n.t('The credentials of {0} are forgotten.', provider.name)
        : vscode.l10n.t('No credentials of {0} were stored.', provider.name),
    );
  }
  return had;
}

/** Asks the provider's server something cheap and says in words what is wrong. */
export async function testConnection(
  parts: TestParts,
  argument: unknown,
): Promise<ConnectionReport | undefined> {
  const provider = await providerOf(
    parts,
    parsed(argument)?.provider,
    vscode.l10n.t('Test Connection'),
  );
  if (provider === undefined) {
    return undefined;
  }
  const report = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Testing the connection to {0}', provider.name),
      cancellable: true,
    },
    async (_, token) => {
      const { signal, dispose } = abortSignalOf(token);
      return parts.enrichment.test(provider.id, signal).finally(dispose);
    },
  );
  if (report.failure === undefined) {
    void vscode.window.showInformationMessage(visible(report.message, 500));
  } else {
    tellFailure(report.failure, provider.id);
  }
  return report;
}

function parsed(argument: unknown): z.infer<typeof argumentSchema> | undefined {
  if (argument === undefined || argument === null) {
    return undefined;
  }
  const result = argumentSchema.safeParse(argument);
  if (!result.success) {
    throw badProvider();
  }
  return result.data;
}

async function providerOf(
  parts: ProviderParts,
  id: string | undefined,
  title: string,
): Promise<Provider | undefined> {
  const { providers } = parts.registry;
  if (id !== undefined) {
    const provider = providers.find((candidate) => candidate.id === id);
    if (provider === undefined) {
      throw badProvider();
    }
    return provider;
  }
  const items = await Promise.all(
    providers.map(async (provider) => ({
      provider,
      label: provider.name,
      description: serverWords(parts, provider),
      detail: (await parts.secrets.has(provider.id))
        ? vscode.l10n.t('Credentials are stored.')
        : vscode.l10n.t('No credentials are stored.'),
    })),
  );
  return (await vscode.window.showQuickPick(items, { title }))?.provider;
}

function serverWords(parts: ProviderParts, provider: Provider): string {
  try {
    return visible(provider.server(parts.settings.provider(provider.id)).origin);
  } catch (thrown) {
    return failureOf(thrown).message;
  }
}

/** One input for each field. Secret fields are never prefilled nor shown. */
async function askFor(
  provider: Provider,
  origin: string,
  given: Credentials,
  tested: boolean,
): Promise<Credentials | undefined> {
  const entered: Partial<Record<keyof Credentials, string>> = {};
  for (const [index, field] of fieldsOf(provider).entries()) {
    const text = await input(provider, origin, field, index, given[field.id], tested);
    if (text === undefined) {
      return undefined;
    }
    entered[field.id] = text;
  }
  return entered;
}

async function input(
  provider: Provider,
  origin: string,
  field: CredentialField,
  index: number,
  given: string | undefined,
  tested: boolean,
): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: `${provider.name} (${String(index + 1)}/${String(fieldsOf(provider).length)})`,
    prompt:
      tested && index === fieldsOf(provider).length - 1
        ? vscode.l10n.t('{0}, for {1} only; it is tested there at once', field.label, origin)
        : vscode.l10n.t('{0}, for {1} only', field.label, origin),
    password: field.secret,
    ignoreFocusOut: true,
    ...(given !== undefined && !field.secret ? { value: given } : {}),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Enter a value.') : undefined),
  });
  return text?.trim();
}

/** True in the mode that writes the key into each URL: any vendor's block may have it. */
function sendsOpenKey(parts: ProviderParts, provider: Provider): boolean {
  return openKeySchema.safeParse(parts.settings.provider(provider.id)).success;
}

const openKeySchema = z.object({ authentication: z.literal('openKey') });

async function acceptsOpenKey(): Promise<boolean> {
  const go = vscode.l10n.t('Enter the Key Anyway');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('The key would stand in every URL.'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'The setting “authentication” is “openKey”: proxies and servers keep URLs in their logs. “hmac” never sends the key.',
      ),
    },
    go,
  );
  return answer === go;
}

function pickFields(provider: Provider, given: Credentials): Credentials {
  return Object.fromEntries(
    fieldsOf(provider).map((field) => [field.id, trimmed(given[field.id])]),
  );
}

function trimmed(text: string | undefined): string {
  return text?.trim() ?? '';
}

/** Entering a key is the act that sends it to its own server, where the question costs nothing. */
function testsAtOnce({ settings }: SetParts, provider: Provider): boolean {
  const { enabled } = provider.server(settings.provider(provider.id));
  return provider.credentials?.testsForFree === true && enabled && !settings.cache().offline;
}

function offerTest(provider: Provider, origin: string): void {
  const test = vscode.l10n.t('Test Connection');
  void vscode.window
    .showInformationMessage(
      vscode.l10n.t('The credentials of {0} are stored for {1}.', provider.name, origin),
      test,
    )
    .then((picked) => {
      if (picked === test) {
        void vscode.commands.executeCommand(commandId('testConnection'), { provider: provider.id });
      }
    });
}

function badProvider(): LensError {
  return new LensError({
    reason: 'badInput',
    message: vscode.l10n.t('The command takes {provider, username?, key?, token?}.'),
    remedy: vscode.l10n.t('The provider is “domaintools” or “circl”.'),
    action: 'none',
  });
}

function fieldsOf({ credentials }: Provider): readonly CredentialField[] {
  return credentials?.fields ?? [];
}
