import * as z from 'zod';
import { CALLS, ripestatAnswer, ripestatQuestion } from '../../../src/sample/ripestat/answer';
import type { RipestatQuestion } from '../../../src/sample/ripestat/answer';
import { nginxPage, retryAfter } from '../reply';
import type { Reply } from '../reply';
import type { SimulatedVendor, VendorFault } from '../vendor';

const FAULTS = ['badRequest', 'tooManyRequests', 'serverError', 'wrongShape'] as const;

interface RipestatAddresses {
  /** `http://127.0.0.1:PORT` */
  readonly ripestat: string;
}

/** The data calls of RIPEstat. */
export const ripestat: SimulatedVendor<
  'ripestat',
  (typeof CALLS)[number],
  (typeof FAULTS)[number],
  object,
  RipestatAddresses
> = {
  provider: 'ripestat',
  endpoints: CALLS,
  faults: FAULTS,
  behaviour: z.strictObject({}),
  defaults: {},
  servers: {
    ripestat: {
      asked: ({ path, query }, { now }) => {
        const question = ripestatQuestion(path, query);
        return {
          endpoint: question?.call ?? 'unknown',
          indicator: question?.resource.toLowerCase() ?? '',
          authentication: 'none',
          answer: (fault) => faultReply(fault, now()) ?? answer(question),
        };
      },
    },
  },
  addresses: ({ ripestat: { origin } }) => ({ ripestat: origin }),
  settings: ({ ripestat: baseUrl }) => ({
    'indicatorLens.ripestat.enabled': true,
    'indicatorLens.ripestat.baseUrl': baseUrl,
  }),
};

function answer(question: RipestatQuestion | undefined): Reply {
  if (question === undefined) {
    return nginxPage(404, '404 Not Found');
  }
  const { status, body } = ripestatAnswer(question);
  return json(status, body);
}

function faultReply(fault: VendorFault | undefined, now: number): Reply | undefined {
  switch (fault?.name) {
    case 'badRequest':
      return json(400, { status: 'error', messages: [['error', 'Unsupported resource']] });
    case 'tooManyRequests': {
      const page = nginxPage(429, '429 Too Many Requests');
      return { ...page, headers: { ...page.headers, ...retryAfter(fault, now) } };
    }
    case 'serverError':
      return json(500, { status: 'error', messages: [['error', 'Internal error']] });
    case 'wrongShape':
      return json(200, { unexpected: [1, 2, 3] });
    default:
      return undefined;
  }
}

function json(status: number, body: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
