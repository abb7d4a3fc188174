import type { ProviderId } from '../core/operation/ids';
import type { Http } from '../core/ports';

/** An Http port that is loaded when the first request is made: opening a file must not wait for it. */
export function lazyHttp(load: () => Promise<Http>): Http {
  let http: Promise<Http> | undefined;
  return {
    request: async (request, signal) => {
      http ??= load();
      return (await http).request(request, signal);
    },
  };
}

/** The same for the ports of some providers; undefined for the others. */
export function lazyHttpOf(
  providers: readonly ProviderId[],
  load: () => Promise<(provider: ProviderId) => Http | undefined>,
): (provider: ProviderId) => Http | undefined {
  return (provider) =>
    providers.includes(provider)
      ? lazyHttp(async () => {
          const http = (await load())(provider);
          if (http === undefined) {
            throw new Error(`Nobody answers for ${provider}.`);
          }
          return http;
        })
      : undefined;
}
