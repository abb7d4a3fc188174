import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { privateFile, removeDatabase } from './files';
import { connect, faultOf } from './sqlite';
import type { Connection, Journal, Sqlite } from './sqlite';

/**
 * File systems over a network or from another kernel, whose windows may share no memory, by the number
 * that `statfs` tells on Linux (linux/magic.h, statfs(2)). A log in WAL mode is no good there:
 * https://www.sqlite.org/wal.html#overview
 */
const REMOTE: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x5346414f, // AFS, by OpenAFS
  0x6b414653, // AFS, by the kernel
  0x01021997, // 9p: /mnt/c of WSL 2, shared folders of virtual machines
  0x53464846, // /mnt/c of WSL 1
  0x65735546, // FUSE: sshfs and its like
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x01161970, // GFS2
  0x7461636f, // OCFS2
  0x73757245, // Coda
  0x786f4256, // shared folders of VirtualBox
  0xbacbacbc, // shared folders of VMware
]);

/** Where nothing has to be tried out: ext, xfs, btrfs, tmpfs, overlay, zfs, f2fs. */
const LOCAL: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010,
]);

/** The number of the file system of a folder; 0 where the system has none. */
export function fileSystemOf(folder: string): number {
  try {
    return statfsSync(folder).type >>> 0;
  } catch {
    return 0;
  }
}

let probes = 0;

/** What a database in this folder can be kept with. */
export function journalFor(sqlite: Sqlite, folder: string, fileSystem = fileSystemOf): Journal {
  const type = fileSystem(folder);
  if (REMOTE.has(type) || isNetworkPath(folder)) {
    return 'rollback';
  }
  return LOCAL.has(type) || takesLog(sqlite, folder) ? 'wal' : 'rollback';
}

/** `\\\\server\\share` and `\\\\wsl$\\…` of Windows, which tells no file system. */
function isNetworkPath(folder: string): boolean {
  return folder.startsWith('\\\\');
}

/** Tries a throw-away file: two connections that see and lock out each other. */
function takesLog(sqlite: Sqlite, folder: string): boolean {
  const path = join(folder, `indicator-lens.probe-${process.pid}-${(probes += 1)}.sqlite`);
  const open: Connection[] = [];
  try {
    privateFile(path);
    const one = connect(sqlite, path, 'wal');
    open.push(one);
    one.handle.exec('CREATE TABLE probe (n INTEGER); INSERT INTO probe VALUES (7)');
    const other = connect(sqlite, path, 'wal');
    open.push(other);
    const mode = other.handle.prepare('PRAGMA journal_mode').get()?.journal_mode;
    other.handle.exec('BEGIN IMMEDIATE; UPDATE probe SET n = n + 1');
    const locked = isLocked(one);
    other.handle.exec('COMMIT');
    return mode === 'wal' && locked && one.integer('SELECT n FROM probe') === 8;
  } catch {
    return false;
  } finally {
    open.forEach((connection) => connection.close());
    removeDatabase(path);
  }
}

function isLocked({ handle }: Connection): boolean {
  try {
    handle.exec('BEGIN IMMEDIATE');
    handle.exec('ROLLBACK');
    return false;
  } catch (thrown) {
    return faultOf(thrown) === 'busy';
  }
}
