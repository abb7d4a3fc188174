/** Items come first, as many at a time as the sender likes; then what to do with all of them. */
export type ToWriter =
  | { readonly type: 'items'; readonly items: readonly unknown[] }
  | { readonly type: 'write'; readonly order: object };

/** The file in UTF-8, or why there is none. */
export type FromWriter =
  | { readonly type: 'written'; readonly bytes: Uint8Array }
  | { readonly type: 'failed'; readonly message: string };
