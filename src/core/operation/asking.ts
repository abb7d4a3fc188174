/** Which questions are being asked now, by any window: one is paid for once. */
export interface Asking {
  /**
   * Takes the question, so that other windows wait for its answer. Undefined where another window has
   * it. Never throws and never waits: where nobody can tell, the question is this window's.
   */
  take(question: string): Taken | undefined;
}

/** Neither call throws. */
export interface Taken {
  /** Called at least every 20 s while the question is asked. */
  keep(): void;
  release(): void;
}

/** For a window that shares nothing with others. */
export const ASKING_ALONE: Asking = {
  take: () => ({ keep: () => undefined, release: () => undefined }),
};
