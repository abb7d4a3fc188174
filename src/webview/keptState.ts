import { parsePanelState, type PanelState } from '../protocol/fromWebview';
import { EMPTY_TRAIL } from '../protocol/trail';
import { vscodeApi } from './vscodeApi';

const NOTHING: PanelState = { trail: EMPTY_TRAIL, pinned: false };

/** What VS Code keeps for the panel over a reload. */
export function kept(): PanelState {
  return parsePanelState(vscodeApi.getState()) ?? NOTHING;
}

/** Changes a part of it. */
export function keep(part: Partial<PanelState>): void {
  vscodeApi.setState({ ...kept(), ...part });
}
