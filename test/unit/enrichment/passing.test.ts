import assert from 'node:assert/strict';
import { LensError } from '../../../src/core/errors';
import type { FailureReason } from '../../../src/core/errors';
import type { Operation, Session } from '../../../src/core/operation/model';
import type { Answer, Outcome, Result } from '../../../src/core/result/model';
import { runWatched } from '../../../src/enrichment/passing';

const NAME = { kind: 'fqdn', value: 'evil.example' } as const;
const PARTIAL: Outcome = { kind: 'partial', reason: 'Half of it.' };
const failure = (reason: FailureReason) =>
  ({ reason, message: 'It failed.', remedy: 'Try again.', action: 'retry' }) as const;

/** An operation that survives whatever happens on its way, and ends as `outcome`. */
async function ended(
  met: { status?: number; fails?: FailureReason; neighbour?: Outcome },
  outcome: Outcome = PARTIAL,
): Promise<boolean | undefined> {
  const session = {
    http: {
      request: () =>
        met.fails === undefined
          ? Promise.resolve({ status: met.status ?? 200, headers: {}, body: '' })
          : Promise.reject(new LensError(failure(met.fails))),
    },
    resultOf: () =>
      Promise.resolve({ outcome: met.neighbour ?? { kind: 'found' } } as unknown as Result),
  } as unknown as Session;
  const operation = {
    run: async (_: unknown, watched: Session): Promise<Answer> => {
      const request = {
        method: 'GET',
        url: 'https://a.example/',
        carriesCredentials: false,
      } as const;
      await watched.http.request(request, new AbortController().signal).catch(() => undefined);
      await watched.resultOf('alpha.other', NAME);
      return { lookedUp: NAME.value, outcome, sections: [], raw: [] };
    },
  } as unknown as Operation;
  const answer = await runWatched(operation, NAME, session, {});
  return answer.outcome.kind === 'partial' ? answer.outcome.passing : undefined;
}

describe('an answer that is not whole', () => {
  it('is not passing where nothing failed', async () => {
    assert.equal(await ended({}), undefined);
    assert.equal(await ended({ neighbour: { kind: 'noRecord', reason: '' } }), undefined);
    assert.equal(await ended({ neighbour: PARTIAL }), undefined);
  });

  const statuses: readonly (readonly [number, true | undefined])[] = [
    [408, true],
    [425, true],
    [429, true],
    [500, true],
    [599, true],
    [404, undefined],
    [403, undefined],
    [499, undefined],
  ];
  for (const [status, passing] of statuses) {
    it(`is ${passing ? '' : 'not '}passing where a request met HTTP ${status}`, async () => {
      assert.equal(await ended({ status }), passing);
    });
  }

  it('is passing where a request, or a neighbour, failed for a while', async () => {
    assert.equal(await ended({ fails: 'timeout' }), true);
    assert.equal(await ended({ neighbour: { kind: 'failed', ...failure('busy') } }), true);
    assert.equal(await ended({ neighbour: { ...PARTIAL, passing: true } }), true);
  });

  it('is not where asking again soon meets the same', async () => {
    for (const reason of ['noAccess', 'tooManyMatches', 'refused', 'answerTooLarge'] as const) {
      assert.equal(await ended({ fails: reason }), undefined, reason);
      const neighbour = { kind: 'failed', ...failure(reason) } as const;
      assert.equal(await ended({ neighbour }), undefined, reason);
    }
  });

  it('is the only one that is marked', async () => {
    assert.equal(await ended({ status: 500 }, { kind: 'found' }), undefined);
  });
});
