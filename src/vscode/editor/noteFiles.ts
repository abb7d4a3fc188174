import * as vscode from 'vscode';
import { parseIndicator } from '../../core/indicator';
import type { Note, SavedKey } from '../../core/library/model';
import type { Library } from '../../core/library/library';
import type { Clock } from '../../core/ports';
import { NOTE_SCHEME } from '../names';
import { notePath, pathPart, readNotePath, type NotePath } from './notePath';

interface NoteParts {
  /** The window's library, told of changes by anybody. */
  readonly library: Library & { onDidChange(listener: () => void): () => void };
  readonly clock: Clock;
  readonly analyst: () => string;
}

interface NoteAddress extends NotePath {
  readonly key: SavedKey;
}

/**
 * Notes as files, so that they are written in a real editor: Markdown with its preview, undo, find,
 * and a dot on the tab until they are saved. A note that is not there yet is an empty file; one that
 * is saved empty goes away.
 */
export class NoteFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly stop: () => void;

  constructor(private readonly parts: NoteParts) {
    this.stop = parts.library.onDidChange(() => this.changed.fire(openNotes()));
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (isFolder(uri)) {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    const note = this.note(uri);
    const time = note === undefined ? 0 : Date.parse(note.at);
    return {
      type: vscode.FileType.File,
      ctime: time,
      mtime: time,
      size: Buffer.byteLength(note?.text ?? ''),
    };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return new TextEncoder().encode(this.note(uri)?.text ?? '');
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const { key } = addressIn(uri);
    const id = this.note(uri)?.id ?? addressIn(uri).id;
    const text = new TextDecoder().decode(content);
    if (text.trim() === '') {
      this.parts.library.removeNote(key, id);
      return;
    }
    const at = new Date(this.parts.clock.now()).toISOString();
    this.parts.library.putNote(key, { id, text, by: this.parts.analyst(), at });
  }

  delete(uri: vscode.Uri): void {
    const note = this.note(uri);
    if (note !== undefined) {
      this.parts.library.removeNote(addressIn(uri).key, note.id);
    }
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotADirectory(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.stop();
    this.changed.dispose();
  }

  private note(uri: vscode.Uri): Note | undefined {
    const { key, part } = addressIn(uri);
    return this.parts.library.get(key)?.notes.find(({ id }) => pathPart(id) === part);
  }
}

/** VS Code looks whether a file's folder is there before it writes; here every one is. */
function isFolder({ path }: vscode.Uri): boolean {
  return path.split('/').filter((part) => part !== '').length < 2;
}

/** The address of a note; its last part is what the tab says. */
export function noteUri({ indicator, data }: SavedKey, id: Note['id']): vscode.Uri {
  return vscode.Uri.from({
    scheme: NOTE_SCHEME,
    authority: data,
    path: notePath(id, indicator.value),
  });
}

function addressIn(uri: vscode.Uri): NoteAddress {
  const address = readNotePath(uri.path);
  const indicator = address && parseIndicator(address.value);
  if (address === undefined || indicator === undefined) {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
  return { key: { indicator, data: uri.authority === 'sample' ? 'sample' : 'live' }, ...address };
}

/** VS Code reads those again whose time changed, and leaves the ones with unsaved text alone. */
function openNotes(): vscode.FileChangeEvent[] {
  return vscode.workspace.textDocuments
    .filter(({ uri }) => uri.scheme === NOTE_SCHEME)
    .map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri }));
}
