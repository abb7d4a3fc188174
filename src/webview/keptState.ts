import { parsePanelState, type PanelState } from '../protocol/fromWebview';
import { parseBatchViewState, type BatchViewState } from '../protocol/batchView';
import { EMPTY_TRAIL } from '../protocol/trail';
import { vscodeApi } from './vscodeApi';

const NOTHING: PanelState = { trail: EMPTY_TRAIL, pinned: false };

/** What VS Code keeps for the panel over a reload. */
export function kept(): PanelState {
  return parsePanelState(vscodeApi.getState()) ?? NOTHING;
}

/** Changes a part of it; a batch keeps its name beside it. */
export function keep(part: Partial<PanelState & BatchViewState>): void {
  const batch = parseBatchViewState(vscodeApi.getState());
  vscodeApi.setState({ ...kept(), ...batch, ...part });
}
