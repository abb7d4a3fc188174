import type { Provider } from '../../src/core/operation/model';

/** Sentences of the manifest that name the vendors. */
interface Sentences {
  /** What the extension does, as the Marketplace shows it. */
  readonly description: string;
  readonly lookUp: string;
  readonly lookUpTool: string;
  readonly storedTool: string;
  readonly budget: string;
  /** The walkthrough's step about keys. */
  readonly keys: string;
  /** What stands under the indicators for somebody who has stored no key. */
  readonly noKeys: string;
}

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

export function sentencesOf(providers: readonly Provider[]): Sentences {
  const names = AND.format(providers.map(({ name }) => name));
  const titles = [
    ...new Set(providers.flatMap(({ operations }) => operations.map(({ title }) => title))),
  ];
  const ids = providers.map(({ id }) => `\`${id}\``).join(', ');
  return {
    description: `Finds IP addresses and host names in any open file, defanged or not, and enriches them through ${names}.`,
    lookUp: `Asks ${names} about one indicator, once you have confirmed the price.`,
    lookUpTool: `Asks ${names} about one IP address or host name: ${titles.join(', ')}. It may spend metered queries of the analyst's account and tells the provider which name is looked at, so the analyst is asked first. Read what is stored before (storedAnswers), and name only the operations that the question needs.`,
    storedTool: `Summarises what is stored on this machine about one IP address or host name: earlier answers of ${names}, each with its source and age. Nothing is sent anywhere and nothing is spent, so prefer it to a look-up.`,
    budget: `Most that may be spent in a day (midnight to midnight UTC), by provider (${ids}) or by product (\`whois-history\`, …): queries, records where the provider counts records, and requests where it charges nothing. 0 or absent: no limit. What would exceed it is refused before it is sent.`,
    keys: `${keysOf(providers)} Keys stay in the secret storage of VS Code, bound to the server they were entered for.\n[Set Credentials…](command:indicatorLens.setCredentials)\n[Test Connection](command:indicatorLens.testConnection)`,
    noKeys: `${noKeysOf(providers)}\n[Set Credentials…](command:indicatorLens.setCredentials)`,
  };
}

/** What answers already, as the settings come, and what a key adds. */
function noKeysOf(providers: readonly Provider[]): string {
  const keyless = providers.filter(
    (provider) => provider.credentials === undefined && provider.server({}).enabled,
  );
  const taking = providers.filter(({ credentials }) => credentials !== undefined);
  const more = `${AND.format(taking.map(({ name }) => name))} ${taking.length === 1 ? 'answers' : 'answer'} once a key is stored.`;
  return keyless.length === 0
    ? more
    : `${AND.format(keyless.map(({ name }) => name))} ${keyless.length === 1 ? 'answers' : 'answer'} without a key. ${more}`;
}

/** `DomainTools takes an API user name and an API key; …. RDAP needs no key.` */
function keysOf(providers: readonly Provider[]): string {
  const taking = providers.flatMap(({ name, credentials }) =>
    credentials === undefined
      ? []
      : [`${name}: ${AND.format(credentials.fields.map(({ label }) => label))}`],
  );
  const keyless = providers.filter(({ credentials }) => credentials === undefined);
  const without = AND.format(keyless.map(({ name }) => name));
  return [
    `${taking.join('; ')}.`,
    ...(keyless.length === 0
      ? []
      : [`${without} ${keyless.length === 1 ? 'needs' : 'need'} no key.`]),
  ].join(' ');
}
