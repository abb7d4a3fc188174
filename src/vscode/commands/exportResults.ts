import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { Library } from '../../core/library/library';
import type { Tlp } from '../../core/library/model';
import type { Registry } from '../../core/operation/registry';
import type { Clock, FileWriter } from '../../core/ports';
import type { DataSource, Result } from '../../core/result/model';
import type { Enrichment } from '../../enrichment/model';
import { stricter } from '../../core/library/tlp';
import type { ExportContent } from '../../export/dossier';
import { relatedOf } from '../../export/named';
import type { WritingOrder } from '../../export/order';
import * as say from '../say';
import { ageWords } from '../words';
import { indicatorOf } from './ask';
import { FORMATS, hasTlp, pickFormat, type Format } from './exchange/formats';
import { save } from './exchange/save';
import { pickTlp } from './library/cases';

/** What scripts, tree items and links may give; the rest is asked for. */
const argumentSchema = z.object({
  value: z.optional(z.string()),
  data: z.optional(z.enum(['live', 'sample'])),
  format: z.optional(z.enum(FORMATS)),
  tlp: z.optional(z.enum(['clear', 'green', 'amber', 'amber+strict', 'red'])),
  /** Where to write, as a URI; a file there is replaced. */
  uri: z.optional(z.string()),
});

interface ExportParts {
  readonly enrichment: Pick<Enrichment, 'known' | 'history'>;
  readonly library: Library;
  readonly registry: Registry;
  readonly writer: FileWriter;
  readonly clock: Clock;
}

interface Subject {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
}

/**
 * Saves the stored answers about one indicator. Asks nobody. With a format and an address in the
 * argument it shows no dialog. Resolves with the address that was written.
 */
export async function exportResults(
  parts: ExportParts,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const given = argument === undefined ? {} : argumentSchema.parse(argument);
  const subject =
    given.value === undefined
      ? await pickSubject(parts)
      : { indicator: indicatorOf(given.value), data: given.data ?? 'live' };
  if (subject === undefined) {
    return undefined;
  }
  const order = parts.registry.operations.map(({ id }) => id);
  const results = parts.enrichment
    .known(subject.indicator, subject.data)
    .toSorted((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation));
  if (results.length === 0) {
    void say.inform(vscode.l10n.t('Nothing is stored about {0}.', defang(subject.indicator.value)));
    return undefined;
  }
  const title = vscode.l10n.t('Export Results');
  const format = given.format ?? (await pickFormat(title, formatWords()));
  if (format === undefined) {
    return undefined;
  }
  const content = contentOf(parts.library, subject, results);
  const { marked } = content;
  const chosen = hasTlp(format)
    ? (given.tlp ?? (await pickTlp(title, content.tlp, marked)))
    : content.tlp;
  // A script cannot write what a case marks under a freer level.
  const tlp = chosen && marked ? stricter(chosen, marked) : chosen;
  return tlp === undefined
    ? undefined
    : save(
        parts.writer,
        subject.indicator.value.replaceAll(':', '-'),
        format,
        () => Promise.resolve(orderOf(format, results, { ...content, tlp }, parts)),
        given.uri,
        { marked },
      );
}

/** `marked` is the level of the strictest case, where the indicator is in one. */
type Content = ExportContent & { readonly marked?: Tlp };

/** The answers with what the library holds of the indicator; the level of its strictest case. */
function contentOf(
  library: Library,
  { indicator, data }: Subject,
  results: readonly Result[],
): Content {
  const entry = library.get({ indicator, data });
  const cases = library.cases().filter(({ id }) => entry?.cases.includes(id) === true);
  const tlp = cases.map((one) => one.tlp).reduce<Tlp>(stricter, 'clear');
  return {
    dossiers: [{ indicator, data, ...(entry && { entry }), results }],
    // A case is exported whole or not at all: whoever has it would lose its other indicators.
    cases: [],
    tlp: cases.length === 0 ? 'amber' : tlp,
    ...(cases.length > 0 && { marked: tlp }),
  };
}

function orderOf(
  format: Format,
  results: readonly Result[],
  { dossiers, cases, tlp, marked }: Content,
  { clock, registry }: ExportParts,
): WritingOrder {
  const tlps =
    marked && Object.fromEntries(dossiers.map(({ indicator }) => [indicator.value, marked]));
  switch (format) {
    case 'json':
      return { form: 'resultsJson', items: results, ...(tlps && { tlps }) };
    case 'csv':
      return { form: 'resultsCsv', items: results, ...(tlps && { tlps }) };
    case 'markdown':
      return {
        form: 'resultsMarkdown',
        items: results,
        now: clock.now(),
        titles: registry.titles(),
        ...(marked && { tlp: marked }),
      };
    case 'stix':
      return { form: 'stix', items: dossiers, cases, tlp };
    case 'misp': {
      const info = results[0]?.indicator.value ?? '';
      return { form: 'misp', items: dossiers, cases, tlp, info };
    }
    case 'defanged':
      return {
        form: 'defangedList',
        items: results.flatMap((result) => [
          result.indicator,
          ...relatedOf(result).map(({ indicator }) => indicator),
        ]),
        ...(marked && { tlp: marked }),
      };
  }
}

async function pickSubject({ enrichment, clock }: ExportParts): Promise<Subject | undefined> {
  const subjects = new Map<string, say.Item & Subject>();
  for (const { indicator, data, at } of enrichment.history()) {
    const key = `${data} ${indicator.value}`;
    if (!subjects.has(key)) {
      subjects.set(key, {
        indicator,
        data,
        label: defang(indicator.value),
        description: [
          ageWords(at, clock.now()),
          ...(data === 'sample' ? [vscode.l10n.t('sample data')] : []),
        ].join(' · '),
      });
    }
  }
  if (subjects.size === 0) {
    void say.inform(vscode.l10n.t('Nothing was looked up in this window yet.'));
    return undefined;
  }
  const items = [...subjects.values()];
  return items.length === 1
    ? items[0]
    : say.pickOne(items, {
        title: vscode.l10n.t('Export Results'),
        placeHolder: vscode.l10n.t('About which indicator? The latest look-up stands first.'),
      });
}

function formatWords(): Readonly<Record<Format, string>> {
  return {
    markdown: vscode.l10n.t('a report to read, defanged, with sources and times'),
    csv: vscode.l10n.t('one line a value, for a spreadsheet'),
    json: vscode.l10n.t('everything, raw responses included'),
    stix: vscode.l10n.t('a bundle: observed data, relationships and notes'),
    misp: vscode.l10n.t('an event, for your organisation only until you publish it'),
    defanged: vscode.l10n.t('the indicator and those that answers name, a line each'),
  };
}
