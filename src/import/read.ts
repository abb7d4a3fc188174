import type { ImportSource, Incoming } from '../core/library/importing';
import { ChunkDecoder, encodingOf } from '../core/scan/encoding';
import { readCsv } from './csv';
import { ImportError } from './importError';
import { isLibraryJson, readLibraryJson } from './libraryJson';
import type { Progress } from './progress';
import { readStix } from './stix';
import { stixObjects } from './stixFile';
import { readText } from './text';

/** Levels of objects and lists in a file: what people and platforms write has a dozen. */
const MOST_LEVELS = 100;
/** Entries that one import adds at most. */
const MOST_ENTRIES = 100_000;

/** The bytes of a file as text; UTF-16 too, which spreadsheets save. Throws an ImportError for others. */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') {
    throw new ImportError('The file is not text.');
  }
  const decoder = new ChunkDecoder(encoding);
  return decoder.decode(bytes) + decoder.end();
}

/**
 * What a file holds for the library, by what it is rather than by how it is called: our JSON, a STIX
 * bundle, a table, or any text. Rejects nothing silently; throws an ImportError where the file as a
 * whole cannot be read.
 */
export function readImport(
  text: string,
  source: ImportSource,
  progress: Progress = () => undefined,
): Incoming {
  const incoming = readAny(text.replace(/^\ufeff/, ''), source, progress);
  const count = incoming.entries.length + incoming.foreign.length;
  if (count > MOST_ENTRIES) {
    throw new ImportError(
      `The file holds ${count.toLocaleString('en')} indicators, and ${MOST_ENTRIES.toLocaleString('en')} at most are imported at a time. Divide it.`,
    );
  }
  return incoming;
}

function readAny(text: string, source: ImportSource, progress: Progress): Incoming {
  if (/^\s*[[{]\s*["{[\]}\d]/.test(text)) {
    const json = parsed(text, source);
    if (json !== undefined && isDeeper(text, MOST_LEVELS)) {
      throw new ImportError(
        `The file holds objects nested more than ${MOST_LEVELS} levels deep, which no list of indicators needs.`,
      );
    }
    if (isLibraryJson(json)) {
      return readLibraryJson(json);
    }
    const objects = stixObjects(json);
    if (objects !== undefined) {
      return readStix(objects, source, progress);
    }
  }
  return readCsv(text, source, progress) ?? readText(text, source, progress);
}

/** Undefined where a text only begins like JSON; a file that is called JSON must be JSON. */
function parsed(text: string, { name }: ImportSource): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const lines = jsonLines(text);
    if (lines !== undefined) {
      return lines;
    }
    if (/\.json$/i.test(name)) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      throw new ImportError(`The file is not whole JSON: ${why}.`, { cause: thrown });
    }
    return undefined;
  }
}

/** A JSON object a line, as scripts write them. */
function jsonLines(text: string): readonly unknown[] | undefined {
  try {
    return text
      .split('\n')
      .flatMap((line): unknown[] => (line.trim() === '' ? [] : [JSON.parse(line)]));
  } catch {
    return undefined;
  }
}

/** True where whole JSON nests deeper: whoever walks it by calling himself runs out of stack. */
function isDeeper(json: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (inString) {
      at += sign === '\\' ? 1 : 0;
      inString = sign !== '"';
    } else if (sign === '"') {
      inString = true;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > most) {
        return true;
      }
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
    }
  }
  return false;
}
