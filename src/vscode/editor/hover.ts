import * as vscode from 'vscode';
import { defang, type Indicator, type IndicatorRef } from '../../core/indicator';
import type { DataSource, Result } from '../../core/result/model';
import { summarise } from '../../core/result/summary';
import type { PlanEntry } from '../../enrichment/model';
import { commandId } from '../names';
import { SafeMarkdown } from '../safeMarkdown';
import type { Shell } from '../shell';
import { ageWords, costWords, kindWords } from '../words';
import { dataOf, rangeOf } from './documentIndicators';
import { hoverLines } from './hoverFacts';

/** Longest time a hover waits for an answer that the analyst allowed it to fetch. */
const PATIENCE_MS = 250;

/**
 * What is known about the indicator under the pointer, and a link for each question. It sends nothing,
 * unless the setting `indicatorLens.hover.operation` names an operation.
 */
export class IndicatorHover implements vscode.HoverProvider {
  constructor(private readonly shell: Shell) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!this.shell.settings.hoverEnabled()) {
      return undefined;
    }
    const found = this.shell.index.at(document, position);
    if (found === undefined) {
      return undefined;
    }
    const indicator: IndicatorRef = { kind: found.kind, value: found.value };
    const data = dataOf(document);
    await this.askIfAllowed(found, data, token);
    const plan = await this.shell.enrichment.plan(indicator, data);
    const results = this.shell.enrichment.known(indicator, data);
    const hover = this.draw(indicator, data, plan, results);
    return new vscode.Hover(hover.toMarkdown(), rangeOf(document, found));
  }

  private draw(
    indicator: IndicatorRef,
    data: DataSource,
    plan: readonly PlanEntry[],
    results: readonly Result[],
  ): SafeMarkdown {
    const hover = new SafeMarkdown();
    const argument = { value: indicator.value, data, askedFrom: 'hover' };
    hover.code(defang(indicator.value)).space().words(kindWords(indicator.kind));
    if (data === 'sample') {
      hover.separator().strong(vscode.l10n.t('Sample data'));
    }
    const askable = plan.filter(({ obstacle }) => obstacle === undefined);
    const [obstacle] = plan.flatMap((entry) => entry.obstacle ?? []);
    if (askable.length === 0 && obstacle !== undefined) {
      hover.paragraph().words(`${obstacle.message} ${obstacle.remedy}`);
    }
    this.drawFacts(hover, results);
    hover.rule();
    if (results.length > 0) {
      hover.link(vscode.l10n.t('Open'), commandId('showResults'), argument).separator();
    }
    if (askable.length > 0) {
      hover.link(vscode.l10n.t('Enrich'), commandId('enrich'), argument).separator();
    }
    if (obstacle?.action === 'setCredentials' && obstacle.reason !== 'refused') {
      const provider = plan.find((entry) => entry.obstacle === obstacle)?.operation.provider;
      hover
        .link(vscode.l10n.t('Set Credentials…'), commandId('setCredentials'), { provider })
        .separator();
    }
    hover
      .link(vscode.l10n.t('Copy defanged'), commandId('copyDefanged'), argument)
      .separator()
      .link(vscode.l10n.t('Copy refanged'), commandId('copyRefanged'), argument);
    if (askable.length > 0) {
      hover.paragraph();
    }
    for (const [index, { operation, cost, cached }] of askable.entries()) {
      if (index > 0) {
        hover.separator();
      }
      const price =
        cached === undefined
          ? costWords(cost)
          : vscode.l10n.t('stored, {0}', ageWords(cached.retrievedAt, this.shell.clock.now()));
      hover
        .link(operation.title, commandId('enrich'), { ...argument, operations: [operation.id] })
        .words(` (${price})`);
    }
    return hover;
  }

  private drawFacts(hover: SafeMarkdown, results: readonly Result[]): void {
    const { score } = summarise(results);
    const lines = hoverLines(results);
    const now = this.shell.clock.now();
    if (score !== undefined) {
      const high = score.what.score >= this.shell.settings.riskThreshold();
      hover.paragraph();
      hover.strong(
        high
          ? vscode.l10n.t('Risk {0}, high', score.what.score)
          : vscode.l10n.t('Risk {0}', score.what.score),
      );
      const components = score.what.components.map((one) => `${one.label} ${one.score}`);
      if (components.length > 0) {
        hover.space().code(components.slice(0, 4).join(' · '));
      }
      hover.space().words(ageWords(score.result.retrievedAt, now));
    }
    for (const [index, { result, facts }] of lines.entries()) {
      if (index === 0) {
        hover.paragraph();
      } else {
        hover.lineBreak();
      }
      hover.strong(this.shell.registry.operation(result.operation)?.title ?? result.operation);
      for (const [position, { label, value }] of facts.entries()) {
        hover.words(position === 0 ? `: ${label} ` : ` · ${label} `).code(value);
      }
      if (facts.length === 0) {
        hover.words(`: ${vscode.l10n.t('no record')}`);
      }
      hover.words(` · ${ageWords(result.retrievedAt, now)}`);
    }
    if (results.length > 0 && score === undefined && lines.length === 0) {
      hover.paragraph().words(vscode.l10n.t('Answers are stored; open them to read them.'));
    }
  }

  /**
   * The opt-in look-up: for indicators that surely are one, in trusted folders, for an operation that
   * is not metered by record. What does not arrive in time is there at the next hover.
   */
  private async askIfAllowed(
    found: Indicator,
    data: DataSource,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const id = this.shell.settings.hoverOperation();
    const operation = id === '' ? undefined : this.shell.registry.operation(id);
    if (operation === undefined || found.grade !== 'strong' || !vscode.workspace.isTrusted) {
      return;
    }
    const indicator: IndicatorRef = { kind: found.kind, value: found.value };
    const plan = await this.shell.enrichment.plan(indicator, data);
    const entry = plan.find((one) => one.operation.id === operation.id);
    const metered =
      operation.whenNamed !== undefined || entry?.cost.some(({ unit }) => unit === 'record');
    if (entry === undefined || entry.obstacle !== undefined || entry.cached || metered === true) {
      return;
    }
    const { signal } = new AbortController();
    const asked = this.shell.enrichment.enrich({
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
