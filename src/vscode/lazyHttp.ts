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
