import * as vscode from 'vscode';
import type { BatchId } from '../../core/batch/model';
import type { Clock } from '../../core/ports';
import type { Batches, BatchSummary } from '../../enrichment/batch/model';
import * as say from '../say';
import { ageWords } from '../words';

/** Where a batch is looked at. */
interface BatchView {
  show(id: BatchId): unknown;
}

interface BatchListParts {
  readonly batches: Pick<Batches, 'list' | 'remove'>;
  readonly batchPanels: BatchView;
  readonly clock: Clock;
}

interface InterruptedParts {
  readonly batches: Pick<Batches, 'interrupted' | 'recover' | 'standing' | 'resume'>;
  readonly batchPanels: BatchView;
}

interface BatchItem extends say.Item {
  readonly id: BatchId;
}

/** Lets the analyst open a batch of this or an earlier window, or forget it. */
export function showBatches(
  { batches, batchPanels, clock }: BatchListParts,
  argument: unknown,
): void {
  if (typeof argument === 'string') {
    batchPanels.show(argument);
    return;
  }
  const forget: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('trash'),
    tooltip: vscode.l10n.t('Forget this batch; its answers stay'),
  };
  const items = (): BatchItem[] =>
    batches.list().map((summary) => ({ ...itemOf(summary, clock.now()), buttons: [forget] }));
  if (items().length === 0) {
    void say.inform(
      vscode.l10n.t('No batch was started yet: use “Enrich File…” or “Enrich List…”.'),
    );
    return;
  }
  const pick = say.list<BatchItem>(vscode.l10n.t('Batches'));
  pick.set({ matchOnDescription: true });
  pick.items = items();
  pick.onDidTriggerItemButton((item) => {
    if (!batches.remove(item.id)) {
      void say.inform(vscode.l10n.t('The batch is running: pause or cancel it first.'));
    }
    pick.items = items();
  });
  pick.onDidAccept(() => {
    const [picked] = pick.selectedItems;
    pick.hide();
    if (picked !== undefined) {
      batchPanels.show(picked.id);
    }
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function itemOf({ batch, phase, counts }: BatchSummary, now: number): BatchItem {
  const asked = batch.items.length - counts.refused;
  const icons = {
    running: 'sync~spin',
    stopping: 'sync~spin',
    offline: 'debug-disconnect',
    paused: 'debug-pause',
    elsewhere: 'multiple-windows',
    finished: 'check',
  };
  return {
    id: batch.id,
    iconPath: new vscode.ThemeIcon(icons[phase]),
    label: batch.title,
    description: [
      vscode.l10n.t('{0} of {1} answered', counts.done, asked),
      ...(counts.failed > 0 ? [vscode.l10n.t('{0} failed', counts.failed)] : []),
      ...(counts.inDoubt > 0 ? [vscode.l10n.t('{0} in doubt', counts.inDoubt)] : []),
      ageWords(batch.createdAt, now),
    ].join(' · '),
  };
}

/** Opening a file must not wait for the journal. */
const START_MS = 3000;

/** Calls once the window has settled. */
export function interruptedSoon(call: () => void): vscode.Disposable {
  const timer = setTimeout(call, START_MS);
  return new vscode.Disposable(() => clearTimeout(timer));
}

/** Says once what was under way when a window ended, and offers to go on. */
export function offerInterrupted({ batches, batchPanels }: InterruptedParts): void {
  for (const id of batches.interrupted()) {
    // Claimed and let go, so that it is said once only.
    batches.recover(id);
    const standing = batches.standing(id);
    if (standing === undefined || standing.counts.queued + standing.counts.inDoubt === 0) {
      continue;
    }
    const { batch, counts } = standing;
    const resume = vscode.l10n.t('Resume');
    const show = vscode.l10n.t('Show');
    void say
      .inform(
        vscode.l10n.t(
          '“{0}” was interrupted: {1} answered, {2} queued, {3} in doubt.',
          batch.title,
          counts.done,
          counts.queued,
          counts.inDoubt,
        ),
        ...(counts.queued > 0 ? [resume] : []),
        show,
      )
      .then((picked) => {
        if (picked === resume) {
          batches.resume(id);
        }
        if (picked !== undefined) {
          batchPanels.show(id);
        }
      });
  }
}
