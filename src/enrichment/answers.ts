import type { Failure } from '../core/errors';
import type { Provider } from '../core/operation/model';
import type { Question } from '../core/operation/question';
import type { Clock } from '../core/ports';
import { isStillToCome, isWithin } from '../core/wrongClock';
import type { Answer, DataSource, Result, Source } from '../core/result/model';
import type { Access } from './access';
import { lifeOf } from './cacheLife';

/**
 * True where the stored answer may be given instead of asking again: it is young enough, and from
 * the server that the settings point at now.
 */
export function isFresh(
  stored: Result,
  access: Access,
  clock: Clock,
  after: number | undefined,
): boolean {
  const retrieved = Date.parse(stored.retrievedAt);
  const now = clock.now();
  return (
    isFrom(stored, access) &&
    // Once the certificate is verified, what came without is asked again.
    (access.cache.offline || !stored.source.unverified || access.server.unverified === true) &&
    // Offline nobody can be asked, so whatever is stored will do; its age is shown.
    (access.cache.offline ||
      (after === undefined
        ? isWithin(lifeOf(stored, access.cache), retrieved, now)
        : retrieved > after && !isStillToCome(retrieved, now)))
  );
}

/** True where the server that answered is the one that the settings point at now. */
export function isFrom({ source }: Result, { data, server }: Access): boolean {
  return (source.configured ?? source.host) === hostOf(data, server.origin);
}

/** The vendor's answer, with who asked what, when and where. */
export function resultOf(
  question: Question,
  access: Access,
  answer: Answer,
  clock: Clock,
  mappingVersion = 1,
): Result {
  const { lookedUp, outcome, sections, raw, offers, answeredBy } = answer;
  const source: Source = {
    ...sourceOf(access.provider, access.data, access.server.origin),
    ...(access.data === 'live' && access.server.unverified ? { unverified: true } : {}),
  };
  return {
    ...asked(question, clock),
    lookedUp,
    outcome,
    sections,
    raw,
    ...(offers === undefined ? {} : { offers }),
    source:
      answeredBy === undefined || access.data === 'sample'
        ? source
        : { ...source, host: answeredBy.join(', '), configured: source.host },
    ...(mappingVersion === 1 ? {} : { mappingVersion }),
  };
}

/** `origin` is absent where the settings name no usable server. */
export function failedResult(
  question: Question,
  provider: Provider,
  failure: Failure,
  clock: Clock,
  origin?: string,
): Result {
  return {
    ...asked(question, clock),
    lookedUp: question.indicator.value,
    outcome: { kind: 'failed', ...failure },
    sections: [],
    raw: [],
    source: sourceOf(provider, question.data, origin),
  };
}

/** For an operation id that nobody registered: ids come from scripts. */
export function unknownOperation(question: Question, clock: Clock): Result {
  return {
    ...asked(question, clock),
    lookedUp: question.indicator.value,
    outcome: {
      kind: 'failed',
      reason: 'notApplicable',
      message: `There is no operation ${question.operation}.`,
      remedy: 'Use one of the operation ids that the README lists.',
      action: 'none',
    },
    sections: [],
    raw: [],
    source: {
      provider: '',
      providerName: 'Indicator Lens',
      data: question.data,
      from: 'network',
      host: '',
    },
  };
}

export function fromCache(stored: Result): Result {
  return { ...stored, source: { ...stored.source, from: 'cache' } };
}

function asked(
  { operation, indicator, parameters }: Question,
  clock: Clock,
): Pick<Result, 'operation' | 'indicator' | 'askedFor' | 'parameters' | 'retrievedAt'> {
  return {
    operation,
    indicator: { kind: indicator.kind, value: indicator.value },
    askedFor: indicator.value,
    parameters,
    retrievedAt: new Date(clock.now()).toISOString(),
  };
}

function sourceOf(provider: Provider, data: DataSource, origin: string | undefined): Source {
  return {
    provider: provider.id,
    providerName: provider.name,
    data,
    from: 'network',
    host: hostOf(data, origin),
  };
}

function hostOf(data: DataSource, origin: string | undefined): string {
  if (data === 'sample') {
    return 'sample data';
  }
  return origin === undefined ? '' : new URL(origin).host;
}
