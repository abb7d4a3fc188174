import type { HttpResponse } from '../../core/ports';

/** Where a redirect leads (RFC 9110, section 10.2.2), or undefined where it names no usable URL. */
export function redirectTarget(
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  requested: string,
): URL | undefined {
  const location = headers.location ?? '';
  return isRedirect(status) && location !== '' && URL.canParse(location, requested)
    ? new URL(location, requested)
    : undefined;
}

/** 304 is no redirect: it says that what the client has is still true. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
