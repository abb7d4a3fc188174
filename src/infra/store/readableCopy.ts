import { closeSync, copyFileSync, existsSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { readSync, writeSync } from 'node:fs';

/** The header of a database file: https://www.sqlite.org/fileformat.html#the_database_header */
const MAGIC = 'SQLite format 3\0';
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;
const FREE_LIST_AT = 32;
const HEADER_BYTES = 100;
/** How many times as long a file may have been as it is. */
const MOST_CUT_OFF = 1000;

/** How a damaged file is read: with its own first page or a new one, and with its log or without. */
export interface Reading {
  readonly ownFirstPage: boolean;
  readonly log: boolean;
}

/** The ways that may lead to something, the one that keeps most of the file first. */
export function readingsOf(damaged: string): readonly Reading[] {
  const logs = existsSync(`${damaged}-wal`) ? [true, false] : [false];
  const fresh = logs.map((log) => ({ ownFirstPage: false, log }));
  return hasMagic(damaged) ? [{ ownFirstPage: true, log: logs[0] ?? false }, ...fresh] : fresh;
}

/**
 * Copies a damaged database so that SQLite reads what is left of it. A file that was cut short gets
 * its missing pages as zeros, for SQLite reads none of a file that is shorter than its header says.
 * Where the first page cannot be read, that of `fresh`, a new and empty file of the same schema, takes
 * its place: with auto_vacuum the tables of one schema begin at the same pages in every file.
 */
export function readableCopy(
  damaged: string,
  copy: string,
  fresh: string,
  { ownFirstPage, log }: Reading,
): void {
  copyFileSync(damaged, copy);
  if (log) {
    copyFileSync(`${damaged}-wal`, `${copy}-wal`);
  }
  const file = openSync(copy, 'r+');
  try {
    if (ownFirstPage) {
      const header = Buffer.alloc(HEADER_BYTES);
      readSync(file, header, 0, HEADER_BYTES, 0);
      const wanted = header.readUInt32BE(PAGE_COUNT_AT) * pageSizeOf(header);
      const { size } = fstatSync(file);
      // Pages that a damaged header makes up are not wanted.
      if (size < wanted && wanted <= size * MOST_CUT_OFF) {
        ftruncateSync(file, wanted);
      }
      return;
    }
    const page = firstPage(fresh);
    const pages = Math.ceil(fstatSync(file).size / page.length);
    page.writeUInt32BE(pages, PAGE_COUNT_AT);
    page.fill(0, FREE_LIST_AT, FREE_LIST_AT + 8);
    writeSync(file, page, 0, page.length, 0);
    ftruncateSync(file, pages * page.length);
  } finally {
    closeSync(file);
  }
}

function hasMagic(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const magic = Buffer.alloc(MAGIC.length);
    readSync(file, magic, 0, MAGIC.length, 0);
    return magic.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}

function firstPage(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    const page = Buffer.alloc(pageSizeOf(header));
    readSync(file, page, 0, page.length, 0);
    return page;
  } finally {
    closeSync(file);
  }
}

/** 65,536 is written as 1. */
function pageSizeOf(header: Buffer): number {
  const size = header.readUInt16BE(PAGE_SIZE_AT);
  return size === 1 ? 65_536 : size;
}
