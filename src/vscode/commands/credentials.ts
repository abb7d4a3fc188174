import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { failureOf, LensError } from '../../core/errors';
import type {
  CredentialField,
  Credentials,
  CredentialsDeclaration,
  CredentialsRisk,
} from '../../core/operation/credentials';
import type { ConnectionReport, Provider } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Log } from '../../core/ports';
import type { Enrichment } from '../../enrichment/model';
import { abortSignalOf } from '../abortSignal';
import { run } from '../callers/ours';
import { tellFailure } from '../remedies';
import { visible } from '../safeText';
import * as say from '../say';
import type { LensSecrets } from '../secrets';
import type { LensSettings } from '../settings';

/** What choosing a provider takes. */
interface ProviderParts {
  readonly registry: Registry;
  readonly settings: Pick<LensSettings, 'provider'>;
  readonly secrets: Pick<LensSecrets, 'has' | 'lostSince'>;
}

interface SetParts {
  readonly registry: Registry;
  readonly settings: Pick<LensSettings, 'provider' | 'cache'>;
  readonly secrets: Pick<LensSecrets, 'has' | 'lostSince' | 'set'>;
  /** Behind the redactor. */
  readonly log: Log;
}

interface ForgetParts extends ProviderParts {
  readonly secrets: Pick<LensSecrets, 'has' | 'lostSince' | 'forget'>;
}

interface TestParts extends ProviderParts {
  readonly enrichment: Pick<Enrichment, 'test'>;
}

/** A provider that has something to enter. */
type KeyedProvider = Provider & { readonly credentials: CredentialsDeclaration };

/** What scripts give: the provider, and its fields by their ids. */
const argumentSchema = z.catchall(z.object({ provider: z.optional(z.string()) }), z.unknown());
type Given = z.infer<typeof argumentSchema>;

/**
 * Stores credentials for the server that the settings point at. With all of them in the argument it
 * shows nothing; what is missing is asked for. Resolves with true when something was stored.
 */
export async function setCredentials(parts: SetParts, argument: unknown): Promise<boolean> {
  const { registry, settings, secrets, log } = parts;
  const given = parsed(argument, registry, keyed(registry));
  const provider = await keyedProvider(parts, given, vscode.l10n.t('Set Credentials'));
  if (provider === undefined) {
    return false;
  }
  const block = settings.provider(provider.id);
  const { origin } = provider.server(block);
  const entered = fieldsIn(provider, given ?? {}, registry);
  const complete = provider.credentials.fields.every(({ id }) => entered[id] !== undefined);
  const risk = provider.credentials.risk?.(block);
  if (risk !== undefined) {
    log.warn(`${provider.name}: ${risk.message}`);
  }
  if (risk !== undefined && !complete && !(await accepts(risk))) {
    return false;
  }
  const tests = testsAtOnce(provider, settings);
  const credentials = complete ? entered : await askFor(provider, origin, entered, tests);
  if (credentials === undefined) {
    return false;
  }
  await secrets.set(provider.id, origin, credentials, {
    acceptsRisk: risk?.asksFirst === true && !complete,
  });
  log.info(`Credentials of ${provider.name} are stored for ${origin}.`);
  if (!complete && tests) {
    // The key is stored already: nobody waits for the answer.
    void run('testConnection', { provider: provider.id });
  } else if (!complete) {
    offerTest(provider, origin);
  }
  return true;
}

/** Forgets the credentials of a provider, for every server they were entered for. */
export async function forgetCredentials(parts: ForgetParts, argument: unknown): Promise<boolean> {
  const { registry, secrets } = parts;
  const given = parsed(argument, registry, keyed(registry));
  const provider = await keyedProvider(parts, given, vscode.l10n.t('Forget Credentials'));
  if (provider === undefined) {
    return false;
  }
  const had = await secrets.has(provider.id);
  await secrets.forget(provider.id);
  if (given === undefined) {
    void say.inform(
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
  const { registry, enrichment } = parts;
  const { providers } = registry;
  const given = parsed(argument, registry, providers);
  const provider =
    given?.provider === undefined
      ? await pickProvider(parts, providers, vscode.l10n.t('Test Connection'))
      : named(given.provider, registry, providers);
  if (provider === undefined) {
    return undefined;
  }
  const report = await say.progress(
    vscode.l10n.t('Testing the connection to {0}', provider.name),
    async (token) => {
      const { signal, dispose } = abortSignalOf(token);
      return enrichment.test(provider.id, signal).finally(dispose);
    },
  );
  if (report.failure === undefined) {
    void say.inform(report.message);
  } else {
    tellFailure(report.failure, provider.id);
  }
  return report;
}

function keyed({ providers }: Registry): readonly KeyedProvider[] {
  return providers.filter((provider): provider is KeyedProvider => needsKey(provider));
}

function needsKey(provider: Provider): provider is KeyedProvider {
  return provider.credentials !== undefined;
}

/** Undefined without an argument. `offered`: the providers that the command is about. */
function parsed(
  argument: unknown,
  registry: Registry,
  offered: readonly Provider[],
): Given | undefined {
  if (argument === undefined || argument === null) {
    return undefined;
  }
  const result = argumentSchema.safeParse(argument);
  if (!result.success) {
    throw badArgument(registry, offered);
  }
  return result.data;
}

/** The provider of the argument, else the one that is picked. Throws where it has no key to store. */
async function keyedProvider(
  parts: ProviderParts,
  given: Given | undefined,
  title: string,
): Promise<KeyedProvider | undefined> {
  const { registry } = parts;
  if (given?.provider === undefined) {
    return pickProvider(parts, keyed(registry), title);
  }
  const provider = named(given.provider, registry, keyed(registry));
  if (needsKey(provider)) {
    return provider;
  }
  throw new LensError({
    reason: 'badInput',
    message: vscode.l10n.t('{0} needs no key.', provider.name),
    remedy: vscode.l10n.t('Nothing has to be entered: look up an indicator.'),
    action: 'none',
  });
}

function named(id: string, registry: Registry, offered: readonly Provider[]): Provider {
  const provider = registry.providers.find((candidate) => candidate.id === id);
  if (provider === undefined) {
    throw badArgument(registry, offered);
  }
  return provider;
}

async function pickProvider<T extends Provider>(
  parts: ProviderParts,
  offered: readonly T[],
  title: string,
): Promise<T | undefined> {
  const items = await Promise.all(
    offered.map(async (provider) => ({
      provider,
      label: provider.name,
      description: serverWords(parts, provider),
      detail: await storedWords(parts, provider),
    })),
  );
  return (await say.pickOne(items, { title }))?.provider;
}

function serverWords({ settings }: ProviderParts, provider: Provider): string {
  try {
    return visible(provider.server(settings.provider(provider.id)).origin);
  } catch (thrown) {
    return failureOf(thrown).message;
  }
}

async function storedWords(
  { secrets, settings }: ProviderParts,
  provider: Provider,
): Promise<string> {
  if (!needsKey(provider)) {
    return vscode.l10n.t('Needs no key.');
  }
  try {
    const { origin } = provider.server(settings.provider(provider.id));
    const lost = await secrets.lostSince(provider.id, origin);
    if (lost !== undefined) {
      return vscode.l10n.t(
        'The key store lost the credentials stored on {0}: enter them again.',
        lost.slice(0, 10),
      );
    }
  } catch (thrown) {
    return failureOf(thrown).message;
  }
  return (await secrets.has(provider.id))
    ? vscode.l10n.t('Credentials are stored.')
    : vscode.l10n.t('No credentials are stored.');
}

/** What an argument holds of the provider's fields; an empty one counts as missing. */
function fieldsIn({ credentials }: KeyedProvider, given: Given, registry: Registry): Credentials {
  const entered = credentials.fields.flatMap(({ id }): [string, string][] => {
    const value = given[id];
    if (value !== undefined && typeof value !== 'string') {
      throw badArgument(registry, keyed(registry));
    }
    const text = value?.trim() ?? '';
    return text === '' ? [] : [[id, text]];
  });
  return Object.fromEntries(entered);
}

/** One input for each field. Secret fields are never prefilled nor shown. */
async function askFor(
  provider: KeyedProvider,
  origin: string,
  given: Credentials,
  tested: boolean,
): Promise<Credentials | undefined> {
  const { fields } = provider.credentials;
  const entered: Record<string, string> = {};
  for (const [index, field] of fields.entries()) {
    const text = await input({
      title: `${provider.name} (${index + 1}/${fields.length})`,
      field,
      origin,
      given: given[field.id],
      tested: tested && index === fields.length - 1,
    });
    if (text === undefined) {
      return undefined;
    }
    entered[field.id] = text;
  }
  return entered;
}

interface Input {
  readonly title: string;
  readonly field: CredentialField;
  readonly origin: string;
  readonly given: string | undefined;
  /** True where a test follows at once. */
  readonly tested: boolean;
}

async function input({ title, field, origin, given, tested }: Input): Promise<string | undefined> {
  const text = await say.input({
    title,
    prompt: tested
      ? vscode.l10n.t('{0}, for {1} only; it is tested there at once', field.label, origin)
      : vscode.l10n.t('{0}, for {1} only', field.label, origin),
    password: field.secret,
    ignoreFocusOut: true,
    ...(given !== undefined && !field.secret ? { value: given } : {}),
    validate: (value) => (value.trim() === '' ? vscode.l10n.t('Enter a value.') : undefined),
  });
  return text?.trim();
}

async function accepts({ message, detail }: CredentialsRisk): Promise<boolean> {
  const go = vscode.l10n.t('Enter the Key Anyway');
  return (await say.question({ message, detail }, go)) === go;
}

/** Entering a key is the act that sends it to its own server, where the question costs nothing. */
function testsAtOnce(provider: KeyedProvider, settings: SetParts['settings']): boolean {
  const { enabled } = provider.server(settings.provider(provider.id));
  return provider.credentials.testsForFree === true && enabled && !settings.cache().offline;
}

function offerTest(provider: Provider, origin: string): void {
  const test = vscode.l10n.t('Test Connection');
  void say
    .inform(
      vscode.l10n.t('The credentials of {0} are stored for {1}.', provider.name, origin),
      test,
    )
    .then((picked) => {
      if (picked === test) {
        void run('testConnection', { provider: provider.id });
      }
    });
}

/** Says what the command takes, as the providers of today declare it. */
function badArgument(registry: Registry, offered: readonly Provider[]): LensError {
  const fields = keyed(registry).flatMap(({ credentials }) => credentials.fields);
  const ids = [...new Set(fields.map(({ id }) => `${id}?`))];
  const names = new Intl.ListFormat(vscode.env.language, { type: 'disjunction' }).format(
    offered.map(({ id }) => `“${id}”`),
  );
  return new LensError({
    reason: 'badInput',
    message: vscode.l10n.t('The command takes {0}.', `{${['provider', ...ids].join(', ')}}`),
    remedy: vscode.l10n.t('The provider is {0}.', names),
    action: 'none',
  });
}
