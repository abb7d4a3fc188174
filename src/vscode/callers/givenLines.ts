import * as vscode from 'vscode';
import { shortened } from '../../core/visible';
import { visible } from '../safeText';

/** Fields that a question has room for. */
const MOST_SHOWN = 12;
const LONGEST_NAME = 60;
/** Of a longer value both ends are shown: an address says at its end which file it is. */
const LONGEST_END = 160;

/** What commands read stands first, so that nobody can push it out of sight. */
const READ = [
  'provider',
  'value',
  'values',
  'operations',
  'uri',
  'folder',
  'place',
  'withoutPreview',
  'format',
  'tlp',
  'verdict',
  'scope',
];

interface Field {
  readonly name: string;
  readonly value: string;
}

/**
 * What a stranger gave, a line a field: `value: 192.0.2.1`. Where it is not `readable` it may hold a
 * secret, and only the provider and the names of the fields are told.
 */
export function givenLines(values: readonly unknown[], readable: boolean): readonly string[] {
  const fields = values
    .flatMap((value) => fieldsOf('', value))
    .toSorted((a, b) => rank(a.name) - rank(b.name));
  const lines = fields
    .slice(0, MOST_SHOWN)
    .map(({ name, value }) => line(name, readable || name === 'provider' ? value : '…'));
  return fields.length <= MOST_SHOWN
    ? lines
    : [...lines, vscode.l10n.t('and {0} more', fields.length - MOST_SHOWN)];
}

function rank(name: string): number {
  const at = READ.indexOf(name.split('.', 1)[0] ?? '');
  return at === -1 ? READ.length : at;
}

function fieldsOf(name: string, value: unknown): readonly Field[] {
  if (value instanceof vscode.Uri) {
    return [{ name, value: value.toString(true) }];
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return [{ name, value: value.join(', ') }];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      fieldsOf(name === '' ? key : `${name}.${key}`, inner),
    );
  }
  return [{ name, value: String(value) }];
}

function line(name: string, value: string): string {
  const { text, cut } = shortened(value, LONGEST_END * 2);
  const shown = visible(
    cut ? `${shortened(text, LONGEST_END).text} … ${value.slice(-LONGEST_END)}` : text,
    LONGEST_END * 3,
  );
  return name === '' ? `    ${shown}` : `    ${visible(name, LONGEST_NAME)}: ${shown}`;
}
