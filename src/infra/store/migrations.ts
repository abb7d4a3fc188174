import type { Migration } from './migration';
import { answers } from './migrations/001-answers';
import { batches } from './migrations/002-batches';
import { library } from './migrations/003-library';
import { hosts } from './migrations/004-hosts';
import { guards } from './migrations/005-guards';
import { asking } from './migrations/006-asking';

/**
 * The steps of the schema, oldest first. To add one: write `migrations/NNN-what.ts` with the next
 * version, list it here, and never touch the earlier ones. Tables are STRICT and keep their rowid:
 * what a damaged file still holds is read in the order of rowids and copied by the names of columns.
 */
export const MIGRATIONS: readonly Migration[] = [answers, batches, library, hosts, guards, asking];
