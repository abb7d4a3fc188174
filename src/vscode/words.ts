import * as vscode from 'vscode';
import type { IndicatorKind, NotSentReason } from '../core/indicator/model';
import type { Cost } from '../core/operation/cost';
import { totalCost } from '../core/operation/totalCost';
import type { RiskWord } from '../core/result/score';

/** Words that several views share, so that one thing has one name everywhere. */

export function kindWords(kind: IndicatorKind): string {
  switch (kind) {
    case 'ipv4':
      return vscode.l10n.t('IPv4 address');
    case 'ipv6':
      return vscode.l10n.t('IPv6 address');
    case 'fqdn':
      return vscode.l10n.t('host name');
  }
}

/** `1 query`, `24 records`, `1 query, 24 records`; `free` where nothing is spent, or `free within the hour`. */
export function costWords(cost: readonly Cost[]): string {
  const { queries, records, bound, again } = totalCost(cost);
  const words = [
    ...(queries > 0
      ? [queries === 1 ? vscode.l10n.t('1 query') : vscode.l10n.t('{0} queries', queries)]
      : []),
    ...(records > 0
      ? [records === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', records)]
      : []),
  ];
  if (words.length === 0) {
    return again ? vscode.l10n.t('free within the hour') : vscode.l10n.t('free');
  }
  const said = words.join(', ');
  return bound === 'exact'
    ? said
    : bound === 'atMost'
      ? vscode.l10n.t('up to {0}', said)
      : vscode.l10n.t('{0} or more', said);
}

/** The word that stands beside a score, the same in every view. */
export function riskWords(risk: RiskWord): string {
  switch (risk) {
    case 'high':
      return vscode.l10n.t('high');
    case 'medium':
      return vscode.l10n.t('medium');
    case 'low':
      return vscode.l10n.t('low');
    case 'none':
      return vscode.l10n.t('no risk known');
  }
}

/** How long ago: `just now`, `5 min ago`, `2 h ago`, `3 d ago`. Both in milliseconds or ISO 8601. */
export function ageWords(at: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) {
    return vscode.l10n.t('just now');
  }
  if (minutes < 60) {
    return vscode.l10n.t('{0} min ago', minutes);
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? vscode.l10n.t('{0} h ago', hours)
    : vscode.l10n.t('{0} d ago', Math.floor(hours / 24));
}

/** Why an indicator never leaves the machine, short enough for a tree. */
/** `On a warning list: Public DNS resolvers`: it may be no sign of anything. */
export function warningWords(lists: readonly string[]): string {
  return vscode.l10n.t('On a warning list: {0}', lists.join(', '));
}

export function notSentWords(reason: NotSentReason): string {
  switch (reason) {
    case 'private':
      return vscode.l10n.t('private address');
    case 'loopback':
      return vscode.l10n.t('loopback');
    case 'linkLocal':
      return vscode.l10n.t('link-local address');
    case 'documentation':
      return vscode.l10n.t('documentation address');
    case 'multicast':
      return vscode.l10n.t('multicast address');
    case 'reserved':
      return vscode.l10n.t('reserved address');
    case 'singleLabel':
      return vscode.l10n.t('single label');
    case 'internalName':
      return vscode.l10n.t('internal name');
    case 'specialUseName':
      return vscode.l10n.t('special-use name');
    case 'onion':
      return vscode.l10n.t('onion service');
    case 'reverseZone':
      return vscode.l10n.t('reverse zone');
  }
}
