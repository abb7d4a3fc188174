import type { Failure, RemedyAction } from '../core/errors';
import { heldAddresses, notSentReason } from '../core/indicator/index';
import type { IndicatorRef, NotSentReason } from '../core/indicator/index';
import type { Tlp } from '../core/library/model';
import { exceeds, tlpLabel } from '../core/library/tlp';
import { isLoopbackHost } from '../core/loopback';
import type { Provider, Server } from '../core/operation/model';
import type { Marking } from './markings';
import { shortened, visibleLine } from '../core/visible';
import { IGNORE_REMEDY } from './ignoreList';
import type { IgnoreList } from './ignoreList';

/** What each reason says about an indicator: "It is …". */
const WORDS: Readonly<Record<NotSentReason, string>> = {
  private: 'a private address, which means nothing outside its own network',
  loopback: 'an address of this machine',
  linkLocal: 'a link-local address, which means nothing outside its own network',
  documentation: 'an address reserved for documentation',
  multicast: 'a multicast address',
  reserved: 'a reserved address',
  singleLabel: 'a name without a domain',
  internalName: 'an internal name, which the public DNS does not know',
  specialUseName: 'a special-use name (RFC 6761), which the public DNS does not know',
  onion: 'an onion name (RFC 7686), which must not reach the public DNS',
  reverseZone: 'a name of a reverse zone, which often stands for an internal address',
};

/** What an own server with "allow internal" may be asked: the networks and names of one's own house. */
const INTERNAL: ReadonlySet<NotSentReason> = new Set([
  'private',
  'linkLocal',
  'singleLabel',
  'internalName',
  'reverseZone',
]);

/** Why something must not be sent. */
export interface Refusal {
  /** The reason alone, for lists of refused indicators: "it is a private address, …". */
  readonly because: string;
  readonly failure: Failure;
}

/**
 * Why this indicator must not be sent to this server, or undefined where it may be. A server on
 * loopback may be asked anything but what the analyst chose to ignore: nothing leaves the machine.
 */
export function refusalOf(
  indicator: IndicatorRef,
  provider: Provider,
  server: Server,
  ignored: IgnoreList,
): Refusal | undefined {
  const covering = ignored.coveringOf(indicator);
  if (covering !== undefined) {
    return covering.understood
      ? refusal(
          indicator,
          provider,
          `the ignore list holds ${covering.entry}.`,
          'Take the entry out of the setting indicatorLens.ignore to ask about it.',
          'openSettings',
        )
      : refusal(
          indicator,
          provider,
          `the ignore list holds ${covering.entry}, which cannot be read, so nothing that it could mean is sent.`,
          IGNORE_REMEDY,
          'openSettings',
        );
  }
  if (isLoopbackHost(new URL(server.origin).hostname)) {
    return undefined;
  }
  const reason = notSentReason(indicator);
  if (reason === undefined || (server.allowsInternal && INTERNAL.has(reason))) {
    return undefined;
  }
  return refusal(
    indicator,
    provider,
    `${wordsOf(indicator, reason)}.`,
    INTERNAL.has(reason)
      ? 'Ask a server of your own about it, where its settings allow internal names.'
      : 'There is nothing to do: no vendor can know it.',
    'none',
  );
}

/**
 * Why an indicator must not be sent for the marking of its case: it says who may know, and whoever is
 * asked knows. A server on this machine is nobody else.
 */
export function markedRefusal(
  indicator: IndicatorRef,
  provider: Provider,
  server: Server,
  marking: Marking | undefined,
  highest: Tlp,
): Refusal | undefined {
  if (
    marking === undefined ||
    !exceeds(marking.tlp, highest) ||
    isLoopbackHost(new URL(server.origin).hostname)
  ) {
    return undefined;
  }
  const { text: name } = shortened(visibleLine(marking.caseName), 60);
  const because = `it is in the case “${name}”, which is ${tlpLabel(marking.tlp)}`;
  return marking.tlp === 'red'
    ? refusal(
        indicator,
        provider,
        `${because}: for those who were told, and nobody else.`,
        'Only whoever marked it can allow more. Change the marking of the case then.',
        'none',
      )
    : refusal(
        indicator,
        provider,
        `${because}. It may be asked about ${tlpLabel(highest)} at most.`,
        `Change the setting indicatorLens.${provider.id}.highestTlp, if the marking allows you to ask ${provider.name}.`,
        'openSettings',
      );
}

/** `it is a private address, …`, or the address that a name is made of. */
function wordsOf({ kind, value }: IndicatorRef, reason: NotSentReason): string {
  const held = (kind === 'fqdn' ? heldAddresses(value) : []).find(
    (address) => notSentReason(address) === reason,
  );
  return held === undefined ? `it is ${WORDS[reason]}` : `it holds ${held.value}, ${WORDS[reason]}`;
}

function refusal(
  { value }: IndicatorRef,
  { name }: Provider,
  because: string,
  remedy: string,
  action: RemedyAction,
): Refusal {
  const message = `${value} was not sent to ${name}: ${because}`;
  return { because, failure: { reason: 'refused', message, remedy, action } };
}
