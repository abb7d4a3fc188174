import * as vscode from 'vscode';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { SavedIndicator } from '../../core/library/model';
import type { Registry } from '../../core/operation/registry';
import type { Clock } from '../../core/ports';
import type { DataSource, Result } from '../../core/result/model';
import { unverifiedHosts } from '../../core/result/caution';
import { riskWord } from '../../core/result/score';
import { summarise } from '../../core/result/summary';
import type { PlanEntry } from '../../enrichment/model';
import { commandId } from '../names';
import { SafeMarkdown } from '../safeMarkdown';
import type { LensSettings } from '../settings';
import { ageWords, costWords, kindWords, riskWords, warningWords } from '../words';
import { hoverLines } from './hoverFacts';
import { savedFacts, savedLinks } from './hoverSaved';

export interface HoverContentParts {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly settings: Pick<LensSettings, 'riskThreshold'>;
}

/** What a hover is about, and all it may say. */
export interface HoverSubject {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  readonly plan: readonly PlanEntry[];
  /** Stored answers, newest first. */
  readonly results: readonly Result[];
  /** The warning lists that have it. */
  readonly warnings: readonly string[];
  /** What the library holds of it. */
  readonly saved?: SavedIndicator | undefined;
}

/** Links stand before facts, so that a small hover still shows them. */
export function hoverContent(parts: HoverContentParts, subject: HoverSubject): SafeMarkdown {
  const hover = new SafeMarkdown();
  heading(hover, subject);
  links(hover, subject);
  if (subject.saved !== undefined) {
    savedFacts(hover, subject.saved, parts.clock.now(), parts.settings.riskThreshold());
  }
  facts(hover, subject, parts);
  operations(hover, subject, parts);
  return hover;
}

function heading(hover: SafeMarkdown, { indicator, data, plan, warnings }: HoverSubject): void {
  hover.code(defang(indicator.value)).space().words(kindWords(indicator.kind));
  if (data === 'sample') {
    hover.separator().strong(vscode.l10n.t('Sample data'));
  }
  if (warnings.length > 0) {
    hover.paragraph().words(warningWords(warnings));
  }
  const [obstacle] = plan.flatMap((entry) => entry.obstacle ?? []);
  if (askableOf(plan).length === 0 && obstacle !== undefined) {
    hover.paragraph().words(`${obstacle.message} ${obstacle.remedy}`);
  }
}

function links(hover: SafeMarkdown, subject: HoverSubject): void {
  const { plan, results } = subject;
  const argument = argumentOf(subject);
  hover.paragraph();
  if (results.length > 0) {
    hover.link(vscode.l10n.t('Open'), commandId('showResults'), argument).separator();
  }
  if (askableOf(plan).length > 0) {
    hover.link(vscode.l10n.t('Enrich'), commandId('enrich'), argument).separator();
  }
  const wantsKey = plan.find(({ obstacle }) => obstacle?.action === 'setCredentials');
  if (wantsKey !== undefined) {
    const { provider } = wantsKey.operation;
    hover
      .link(vscode.l10n.t('Set Credentials…'), commandId('setCredentials'), { provider })
      .separator();
  }
  hover
    .link(vscode.l10n.t('Copy defanged'), commandId('copyDefanged'), argument)
    .separator()
    .link(vscode.l10n.t('Copy refanged'), commandId('copyRefanged'), argument);
  savedLinks(hover, subject.saved, argument);
}

function facts(hover: SafeMarkdown, { results }: HoverSubject, parts: HoverContentParts): void {
  const { score } = summarise(results);
  const lines = hoverLines(results);
  const now = parts.clock.now();
  if (results.length === 0) {
    return;
  }
  hover.rule();
  for (const host of unverifiedHosts(results)) {
    hover
      .strong(vscode.l10n.t('The certificate of this server was not verified:'))
      .space()
      .code(host)
      .lineBreak();
  }
  if (score !== undefined) {
    const { score: risk, components } = score.what;
    const word = riskWords(riskWord(risk, parts.settings.riskThreshold()));
    hover.strong(vscode.l10n.t('Risk {0}, {1}', risk, word));
    const told = components.map((one) => `${one.label} ${one.score}`).slice(0, 4);
    if (told.length > 0) {
      hover.space().code(told.join(' · '));
    }
    hover.words(` · ${ageWords(score.result.retrievedAt, now)}`);
  }
  for (const [index, { result, facts: told }] of lines.entries()) {
    if (index > 0 || score !== undefined) {
      hover.lineBreak();
    }
    hover.strong(parts.registry.operation(result.operation)?.title ?? result.operation);
    for (const [position, { label, value }] of told.entries()) {
      hover.words(position === 0 ? `: ${label} ` : ` · ${label} `).code(value);
    }
    if (told.length === 0) {
      hover.words(`: ${vscode.l10n.t('no record')}`);
    }
    hover.words(` · ${ageWords(result.retrievedAt, now)}`);
  }
  if (score === undefined && lines.length === 0) {
    hover.words(vscode.l10n.t('Answers are stored; open them to read them.'));
  }
}

/** One link for each operation, with what it costs or how old its answer is. */
function operations(
  hover: SafeMarkdown,
  subject: HoverSubject,
  { clock }: HoverContentParts,
): void {
  const askable = askableOf(subject.plan);
  if (askable.length > 0) {
    hover.rule();
  }
  for (const [index, { operation, cost, cached }] of askable.entries()) {
    if (index > 0) {
      hover.separator();
    }
    const price =
      cached === undefined
        ? costWords(cost)
        : vscode.l10n.t('stored, {0}', ageWords(cached.retrievedAt, clock.now()));
    hover
      .link(operation.title, commandId('enrich'), {
        ...argumentOf(subject),
        operations: [operation.id],
      })
      .words(subject.data === 'sample' && cached === undefined ? '' : ` (${price})`);
  }
}

function askableOf(plan: readonly PlanEntry[]): readonly PlanEntry[] {
  return plan.filter(({ obstacle, aside }) => obstacle === undefined && aside !== true);
}

/** See `commands/ask.ts`. */
function argumentOf({ indicator, data }: HoverSubject) {
  return { value: indicator.value, data, askedFrom: 'hover' };
}
