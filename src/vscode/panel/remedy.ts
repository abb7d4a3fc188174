import type { ProviderId } from '../../core/operation/ids';
import type { FromWebview } from '../../protocol/fromWebview';
import { run } from '../callers/ours';

type RemedyMessage = Extract<FromWebview, { type: 'remedy' }>;

/** Runs the command behind a remedy button, for the provider of the operation that failed. */
export function runRemedy(action: RemedyMessage['action'], provider: ProviderId | undefined): void {
  void run(action, action === 'showLog' || provider === undefined ? undefined : { provider });
}
