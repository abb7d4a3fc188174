import type { ImportContent, ImportSource, Incoming } from '../../core/library/importing';

/** What the window tells: what to read, then that it is ready for more of what was read. */
export type ToImporter =
  | { readonly type: 'read'; readonly content: ImportContent; readonly source: ImportSource }
  | { readonly type: 'more' };

/** The lists of a file's content, which are handed over a few items at a time. */
export type ListName = 'entries' | 'foreign' | 'refused';

/** What the thread tells. */
export type FromImporter =
  | { readonly type: 'progress'; readonly share: number }
  /** Everything was read: this, and the lists when they are asked for. */
  | { readonly type: 'outline'; readonly outline: Incoming }
  | { readonly type: 'items'; readonly list: ListName; readonly items: readonly unknown[] }
  | { readonly type: 'end' }
  | { readonly type: 'unreadable'; readonly message: string };
