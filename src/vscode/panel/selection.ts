import type { Result } from '../../core/result/model';
import type { FromWebview } from '../../protocol/fromWebview';
import type { Selection } from './model';

export type SelectionMessage = Extract<FromWebview, { type: 'addSelected' | 'exportSelected' }>;

/**
 * What a message picks in an answer, or undefined where the answer has no such section. Rows and
 * facts that it does not have are dropped: a webview is not trusted. So is a selection of which
 * nothing is left.
 */
export function selectionIn(result: Result, message: SelectionMessage): Selection | undefined {
  const { operation, parameters, sectionId } = message;
  const section = result.sections.find(({ id }) => id === sectionId);
  if (section === undefined) {
    return undefined;
  }
  const asked = message.rows ?? [];
  const rows = section.type === 'table' ? asked.filter((row) => row < section.rows.length) : [];
  const known = section.type === 'facts' ? section.facts.map(({ id }) => id) : [];
  const askedFacts = message.type === 'addSelected' ? (message.factIds ?? []) : [];
  const factIds = known.filter((id) => askedFacts.includes(id));
  const needsRows = section.type === 'table' || asked.length > 0;
  const needsFacts = section.type === 'facts' || askedFacts.length > 0;
  if ((needsRows && rows.length === 0) || (needsFacts && factIds.length === 0)) {
    return undefined;
  }
  const { indicator, source } = result;
  return {
    indicator,
    data: source.data,
    operation,
    parameters,
    sectionId,
    result,
    section,
    rows,
    factIds,
  };
}
