/** What the panel's code asks of VS Code when it is loaded. */
let state: unknown;

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: () => undefined,
    setState: (kept: unknown) => {
      state = kept;
    },
    getState: () => state,
  }),
});
