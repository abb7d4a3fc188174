import * as vscode from 'vscode';
import type { AuditEntry, AuditLog } from '../../core/operation/audit';
import type { Registry } from '../../core/operation/registry';
import { totalCost } from '../../core/operation/totalCost';
import type { Clock } from '../../core/ports';
import { tableToCsv } from '../../export/csv';
import type { ResultsView } from '../panel/model';
import { visible } from '../safeText';
import { offerToOpen, pickTarget } from '../savedFile';
import * as say from '../say';
import { ageWords, costWords } from '../words';

interface AuditParts {
  readonly audit: AuditLog;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly panel: ResultsView;
}

/** More than anybody reads in a list; the export has all that was found. */
const LISTED = 500;
const EXPORTED = 1_000_000;

interface EntryItem extends say.Item {
  readonly entry: AuditEntry;
}

/**
 * Every request that left, newest first, found as the analyst types. A button saves what is found;
 * picking one opens what is stored about its indicator.
 */
export function showAuditLog(parts: AuditParts): void {
  const { audit, panel } = parts;
  const save: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('export'),
    tooltip: vscode.l10n.t('Export what is found as CSV…'),
  };
  const pick = say.list<EntryItem>(
    vscode.l10n.t('Audit Log: every request that left this machine'),
  );
  pick.placeholder = vscode.l10n.t('Search in requests, operations and indicators');
  pick.buttons = [save];
  const find = (): void => {
    const text = pick.value.trim();
    pick.items = audit.search({ text, limit: LISTED }).map((entry) => itemOf(parts, entry));
  };
  pick.onDidChangeValue(find);
  pick.onDidTriggerButton(() => {
    const text = pick.value.trim();
    pick.hide();
    void exportAuditLog(audit, text);
  });
  pick.onDidAccept(() => {
    const [picked] = pick.selectedItems;
    const indicator = picked?.entry.indicator;
    pick.hide();
    if (indicator !== undefined) {
      panel.show({ indicator, data: 'live', preserveFocus: false });
    }
  });
  pick.onDidHide(() => pick.dispose());
  find();
  pick.show();
}

/** Saves what the log holds, or what of it holds a text, as CSV. */
export async function exportAuditLog(audit: AuditLog, text = ''): Promise<void> {
  const target = await pickTarget('indicator-lens-audit.csv', 'csv');
  if (target === undefined) {
    return;
  }
  const csv = auditCsv(audit.search({ text, limit: EXPORTED }));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(csv));
  offerToOpen(target, (file) => vscode.l10n.t('The audit log is saved as {0}.', file));
}

function auditCsv(entries: readonly AuditEntry[]): string {
  const ids = [
    'at_utc',
    'provider',
    'operation',
    'kind',
    'indicator',
    'request',
    'asked_from',
    'outcome',
    'spent',
    'product',
    'host',
    'host_because',
  ];
  return tableToCsv({
    columns: ids.map((id) => ({ id, label: id, type: 'text' })),
    rows: entries.map((entry) => [
      entry.at,
      entry.provider,
      entry.operation,
      entry.indicator?.kind ?? '',
      entry.indicator?.value ?? '',
      entry.request,
      entry.askedFrom,
      entry.outcome,
      spent(entry),
      entry.cost.map(({ product }) => product).join(' '),
      entry.host,
      entry.reach ?? '',
    ]),
  });
}

/** Queries and records: requests that are free spend nothing. */
function spent({ cost }: AuditEntry): number {
  const { queries, records } = totalCost(cost);
  return queries + records;
}

function itemOf({ registry, clock }: AuditParts, entry: AuditEntry): EntryItem {
  const title = registry.operation(entry.operation)?.title ?? entry.operation;
  return {
    entry,
    label: [title, ...(entry.indicator ? [entry.indicator.value] : [])].join(' · '),
    description: [
      ageWords(entry.at, clock.now()),
      entry.outcome,
      costWords(entry.cost),
      vscode.l10n.t('from {0}', entry.askedFrom),
    ].join(' · '),
    detail: visible(`${entry.at}  ${entry.request}`, 300),
    alwaysShow: true,
  };
}
