import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Where an argument is written down (the address of a link, the context of a webview) it comes back
 * as a copy, and carries a proof that we wrote it. Good for this session.
 */
const key = randomBytes(32);

/** What stands beside the argument of a link. A copy of it runs the same command, and no other. */
export function proofOf(command: string, argument: unknown): { readonly proof: string } {
  return { proof: sealed(JSON.stringify(['link', command, argument])) };
}

/** What the pages of our webviews put into the argument of their context menus. */
export function pageProof(): { readonly proof: string } {
  return { proof: sealed('page') };
}

export function proves(proof: unknown, expected: { readonly proof: string }): boolean {
  const [given, wanted] = [Buffer.from(proofIn(proof) ?? ''), Buffer.from(expected.proof)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The proof that an argument holds, if it holds one. */
function proofIn(argument: unknown): string | undefined {
  return typeof argument === 'object' &&
    argument !== null &&
    'proof' in argument &&
    typeof argument.proof === 'string'
    ? argument.proof
    : undefined;
}

function sealed(text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
