import { config } from 'zod/mini';

/**
 * Imported before any schema is built. zod otherwise compiles schemas with `new Function`, which the
 * panel's policy forbids, and looks for `navigator` to find out, which VS Code logs as an error of
 * the extension.
 */
config({ jitless: true });
