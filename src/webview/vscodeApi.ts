import type { BatchViewState, FromBatchView } from '../protocol/batchView';
import type { FromWebview, PanelState } from '../protocol/fromWebview';

/** What VS Code gives a webview: one way out, and a small state that survives a reload. */
interface VsCodeApi {
  postMessage(message: FromWebview | FromBatchView): void;
  setState(state: PanelState | BatchViewState): void;
  getState(): unknown;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Can be asked for only once in the life of the document. */
export const vscodeApi = acquireVsCodeApi();
