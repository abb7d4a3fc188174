import * as vscode from 'vscode';
import * as say from '../../say';

export const FORMATS = ['markdown', 'csv', 'json', 'stix', 'misp', 'defanged'] as const;
export type Format = (typeof FORMATS)[number];

/** What a file of the format is called after its name. */
export const EXTENSION: Readonly<Record<Format, string>> = {
  markdown: 'md',
  csv: 'csv',
  json: 'json',
  stix: 'stix.json',
  misp: 'misp.json',
  defanged: 'txt',
};

/** Formats for which the analyst chooses who may see them. */
export function hasTlp(format: Format): boolean {
  return format === 'stix' || format === 'misp';
}

/** Lets the analyst choose a format; `words` says what each holds. */
export async function pickFormat(
  title: string,
  words: Readonly<Partial<Record<Format, string>>>,
): Promise<Format | undefined> {
  const items = FORMATS.flatMap((format) => {
    const description = words[format];
    return description === undefined ? [] : [{ format, label: nameOf(format), description }];
  });
  const picked = await say.pickOne(items, { title, matchOnDescription: true });
  return picked?.format;
}

function nameOf(format: Format): string {
  switch (format) {
    case 'markdown':
      return 'Markdown';
    case 'csv':
      return 'CSV';
    case 'json':
      return 'JSON';
    case 'stix':
      return 'STIX 2.1';
    case 'misp':
      return 'MISP';
    case 'defanged':
      return vscode.l10n.t('Defanged List');
  }
}
