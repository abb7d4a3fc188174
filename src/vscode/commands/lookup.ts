import * as vscode from 'vscode';
import { defang, parseIndicator, type IndicatorRef } from '../../core/indicator';
import type { DataSource, Result } from '../../core/result/model';
import type { Log } from '../../core/ports';
import type { Enrichment } from '../../enrichment/model';
import { dataOf, type DocumentIndicators } from '../editor/documentIndicators';
import type { FrontDocument } from '../editor/frontDocument';
import { visible } from '../safeText';
import * as say from '../say';
import { kindWords } from '../words';
import { listed } from './ask';
import { enrich, type EnrichParts } from './enrich';
import { enrichMany, type EnrichManyParts } from './enrichMany';
import { lookupPrice } from './lookupPrice';
import { lookUpAndShow } from './lookUpAndShow';

/** By which it is known whether the sample case stands in front. */
interface FrontParts {
  readonly front: Pick<FrontDocument, 'current'>;
  readonly index: Pick<DocumentIndicators, 'all'>;
}

interface TypingParts extends FrontParts {
  readonly enrichment: Pick<Enrichment, 'history'>;
  readonly batches: EnrichManyParts['batches'];
  readonly settings: EnrichManyParts['settings'];
  readonly warningLists: EnrichManyParts['warningLists'];
  readonly log: Log;
}

type LookupParts = TypingParts & EnrichParts & EnrichManyParts;

interface LookupItem extends say.Item {
  /** Empty for a line that only explains. */
  readonly indicators: readonly IndicatorRef[];
}

/** Most indicators that one input asks about: more belong into a file. */
const MOST = 200;
const PAUSE_MS = 150;

/**
 * Types or pastes one indicator or several, defanged or not, and looks them up. While typing, it says
 * what was understood and what it spends. With an argument it looks that up.
 */
export async function lookup(
  parts: LookupParts,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  if (argument !== undefined) {
    return enrich(parts, argument);
  }
  const indicators = await ask(parts);
  const [first, ...others] = indicators;
  if (first === undefined) {
    return undefined;
  }
  const data = dataFor(parts, indicators);
  if (others.length > 0) {
    await enrichMany(parts, indicators, data, 'palette');
    return undefined;
  }
  return lookUpAndShow(parts, {
    indicator: first,
    data,
    askedFrom: 'palette',
    preserveFocus: false,
    show: true,
  });
}

/** The sample case answers for its own indicators alone, while it stands in front. */
function dataFor({ front, index }: FrontParts, indicators: readonly IndicatorRef[]): DataSource {
  const document = front.current;
  if (document === undefined || dataOf(document) === 'live') {
    return 'live';
  }
  const own = new Set(index.all(document).indicators.map(({ value }) => value));
  return indicators.every(({ value }) => own.has(value)) ? 'sample' : 'live';
}

function ask(parts: TypingParts): Promise<readonly IndicatorRef[]> {
  const pick = say.list<LookupItem>(vscode.l10n.t('Look Up Indicator'));
  pick.placeholder = vscode.l10n.t(
    'IP addresses or host names, defanged or not, separated by spaces or commas',
  );
  const recent = recentItems(parts.enrichment);
  pick.items = recent;
  let pricing = new AbortController();
  const show = (first: LookupItem): void => {
    pick.items = [first, ...recent];
    pick.activeItems = [first];
  };
  /** The price comes after a pause in typing, for many take a moment to look at. */
  const price = async (first: LookupItem, { signal }: AbortController): Promise<void> => {
    const stale = (): boolean => signal.aborted;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (stale()) {
      return;
    }
    const data = dataFor(parts, first.indicators);
    const words = await lookupPrice(parts, first.indicators, data, signal);
    if (!stale() && words !== '') {
      show({ ...first, detail: [words, ...(first.detail ? [first.detail] : [])].join(' · ') });
    }
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => {
      pricing.abort();
      pricing = new AbortController();
      if (text.trim() === '') {
        pick.items = recent;
        return;
      }
      const first = understood(parts, text);
      show(first);
      if (first.indicators.length > 0) {
        price(first, pricing).catch((thrown: unknown) => {
          parts.log.warn(`The price could not be told: ${String(thrown)}`);
        });
      }
    });
    pick.onDidAccept(() => {
      const indicators = pick.selectedItems[0]?.indicators ?? [];
      if (indicators.length > 0) {
        resolve(indicators);
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      pricing.abort();
      resolve([]);
      pick.dispose();
    });
    pick.show();
  });
}

/** What the typed text is, as the first line of the list. */
function understood(parts: FrontParts, text: string): LookupItem {
  const words = listed(text);
  const parsed = words.slice(0, MOST).map((word) => ({ word, indicator: parseIndicator(word) }));
  const indicators = [
    ...new Map(
      parsed
        .map(({ indicator }) => indicator)
        .filter((indicator) => indicator !== undefined)
        .map((indicator) => [indicator.value, indicator]),
    ).values(),
  ];
  const bad = parsed.filter(({ indicator }) => indicator === undefined);
  const [only] = indicators;
  const complaint =
    bad.length === 0
      ? undefined
      : bad.length === 1
        ? vscode.l10n.t('{0} is no IP address and no host name', quoted(bad))
        : vscode.l10n.t('No IP addresses and no host names: {0}', quoted(bad));
  if (only === undefined) {
    return { label: complaint ?? '', alwaysShow: true, indicators };
  }
  return {
    label:
      indicators.length === 1
        ? defang(only.value)
        : vscode.l10n.t('Look up {0} indicators', indicators.length),
    description: [
      indicators.length === 1
        ? kindWords(only.kind)
        : indicators.map(({ value }) => defang(value)).join(', '),
      ...(dataFor(parts, indicators) === 'sample' ? [vscode.l10n.t('sample data')] : []),
    ].join(' · '),
    ...(complaint === undefined ? {} : { detail: complaint }),
    alwaysShow: true,
    indicators,
  };
}

function quoted(words: readonly { readonly word: string }[]): string {
  return words.map(({ word }) => `“${visible(word, 60)}”`).join(', ');
}

function recentItems(enrichment: Pick<Enrichment, 'history'>): LookupItem[] {
  const recent = new Map<string, IndicatorRef>();
  for (const { indicator } of enrichment.history()) {
    recent.set(indicator.value, indicator);
  }
  return [...recent.values()].slice(0, 20).map((indicator) => ({
    label: defang(indicator.value),
    description: vscode.l10n.t('looked up before'),
    indicators: [indicator],
  }));
}
