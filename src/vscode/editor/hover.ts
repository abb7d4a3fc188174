import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator';
import type { DataSource } from '../../core/result/model';
import type { Library } from '../../core/library/library';
import type { Lookups } from '../../enrichment/lookups';
import type { WarningLists } from '../../enrichment/warningLists';
import type { Enrichment } from '../../enrichment/model';
import type { LensSettings } from '../settings';
import { dataOf, rangeOf, type IndicatorFinder } from './documentIndicators';
import { hoverContent, type HoverContentParts } from './hoverContent';
import type { LineIndicator } from './lineIndex';

interface HoverParts extends HoverContentParts {
  readonly index: Pick<IndicatorFinder, 'at'>;
  readonly enrichment: Pick<Enrichment, 'plan' | 'known'>;
  readonly lookups: Pick<Lookups, 'enrich'>;
  readonly library: Pick<Library, 'get'>;
  readonly warningLists: Pick<WarningLists, 'of'>;
  readonly settings: Pick<
    LensSettings,
    'hoverEnabled' | 'detects' | 'hoverOperation' | 'riskThreshold'
  >;
}

/** Longest time a hover waits for an answer that the analyst allowed it to fetch. */
const PATIENCE_MS = 250;

/**
 * What is known about the indicator under the pointer, and a link for each question. It sends nothing,
 * unless the setting `indicatorLens.hover.operation` names an operation.
 */
export class IndicatorHover implements vscode.HoverProvider {
  constructor(private readonly parts: HoverParts) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { settings } = this.parts;
    if (!settings.hoverEnabled() || !settings.detects(document.languageId)) {
      return undefined;
    }
    const found = this.parts.index.at(document, position);
    if (found === undefined) {
      return undefined;
    }
    const indicator: IndicatorRef = { kind: found.kind, value: found.value };
    const data = dataOf(document);
    await this.askIfAllowed(found, data, token);
    const plan = await this.parts.enrichment.plan(indicator, data);
    const results = this.parts.enrichment.known(indicator, data);
    const saved = this.parts.library.get({ indicator, data });
    const warnings = this.parts.warningLists.of(indicator);
    const content = hoverContent(this.parts, {
      indicator,
      data,
      plan,
      results,
      saved,
      warnings,
    });
    return new vscode.Hover(content.toMarkdown(), rangeOf(found));
  }

  /**
   * The opt-in look-up: for indicators that surely are one, in trusted folders, for an operation that
   * is not metered by record. What does not arrive in time is there at the next hover.
   */
  private async askIfAllowed(
    found: LineIndicator,
    data: DataSource,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const id = this.parts.settings.hoverOperation();
    const operation = id === '' ? undefined : this.parts.registry.operation(id);
    if (operation === undefined || found.grade !== 'strong' || !vscode.workspace.isTrusted) {
      return;
    }
    const indicator: IndicatorRef = { kind: found.kind, value: found.value };
    const plan = await this.parts.enrichment.plan(indicator, data);
    const entry = plan.find((one) => one.operation.id === operation.id);
    const metered =
      operation.whenNamed !== undefined || entry?.cost.some(({ unit }) => unit === 'record');
    if (entry === undefined || entry.obstacle !== undefined || entry.cached || metered === true) {
      return;
    }
    const { signal } = new AbortController();
    const asked = this.parts.lookups.enrich({
      indicator,
      data,
      operations: [operation.id],
      askedFrom: 'hover',
      signal,
    });
    await Promise.race([asked, patience(token)]);
  }
}

function patience(token: vscode.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
