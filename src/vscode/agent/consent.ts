import type { Cost } from '../../core/operation/cost';
import type { OperationId } from '../../core/operation/ids';
import type { PlanEntry } from '../../enrichment/model';

/** What the analyst was shown before an agent's look-up: which operations would be sent, at what cost. */
export interface Shown {
  readonly operations: ReadonlySet<OperationId>;
  readonly cost: string;
}

/** What would leave the machine if it were asked now. */
export function shownOf(open: readonly PlanEntry[], cost: readonly Cost[]): Shown {
  return {
    operations: new Set(open.map(({ operation }) => operation.id)),
    cost: JSON.stringify(cost),
  };
}

/** True where nothing would be sent that was not shown, at the cost that was shown. */
export function isCovered(now: Shown, shown: Shown | undefined): boolean {
  if (now.operations.size === 0) {
    return true;
  }
  return (
    shown !== undefined &&
    [...now.operations].every((id) => shown.operations.has(id)) &&
    (now.operations.size < shown.operations.size || now.cost === shown.cost)
  );
}

/**
 * What was shown for which input. VS Code shows it between preparing and invoking, and things change
 * meanwhile: a key is stored, the window goes online. Each consent is for one look-up.
 */
export class Consents {
  private readonly shown = new Map<string, Shown>();

  prepared(input: unknown, shown: Shown): void {
    this.shown.set(JSON.stringify(input), shown);
  }

  /** Empty where VS Code was given nothing to confirm. */
  take(input: unknown): Shown | undefined {
    const key = JSON.stringify(input);
    const shown = this.shown.get(key);
    this.shown.delete(key);
    return shown;
  }
}
