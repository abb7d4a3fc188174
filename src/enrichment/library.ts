import type { Library } from '../core/library/library';
import type { Log } from '../core/ports';
import { Listeners } from './listeners';

/** The library as the views of a window share it: they hear of each change, whoever made it. */
export interface ObservedLibrary extends Library {
  /** Called after each change, of this window or another. Returns the function that stops it. */
  onDidChange(listener: () => void): () => void;
}

/**
 * `open` is called at the first use: activation does not wait for a file. `onOtherWrites` tells of
 * what other windows wrote.
 */
export function observedLibrary(
  open: () => Library,
  onOtherWrites: (listener: () => void) => void,
  log: Log,
): ObservedLibrary {
  const changed = new Listeners<undefined>(log);
  let opened: Library | undefined;
  const library = (): Library => {
    if (opened === undefined) {
      opened = open();
      onOtherWrites(() => changed.tell(undefined));
    }
    return opened;
  };
  const tells =
    <T extends readonly unknown[]>(write: (...values: T) => void) =>
    (...values: T): void => {
      write(...values);
      changed.tell(undefined);
    };
  return {
    onDidChange: (listener) => changed.add(() => listener()),
    get: (key) => library().get(key),
    search: (query) => library().search(query),
    count: (query) => library().count(query),
    tags: (data) => library().tags(data),
    cases: () => library().cases(),
    inCommon: (data, id, limit) => library().inCommon(data, id, limit),
    save: tells((key) => library().save(key)),
    restore: tells((entries) => library().restore(entries)),
    addAttributes: tells((key, added) => library().addAttributes(key, added)),
    addRelated: tells((key, added) => library().addRelated(key, added)),
    setScore: tells((key, score) => library().setScore(key, score)),
    giveVerdict: tells((key, verdict) => library().giveVerdict(key, verdict)),
    setTags: tells((key, tags) => library().setTags(key, tags)),
    putNote: tells((key, note) => library().putNote(key, note)),
    removeNote: tells((key, id) => library().removeNote(key, id)),
    removeAttribute: tells((key, gone) => library().removeAttribute(key, gone)),
    removeRelated: tells((key, gone) => library().removeRelated(key, gone)),
    remove: tells((key) => library().remove(key)),
    putCase: tells((one) => library().putCase(one)),
    removeCase: tells((id) => library().removeCase(id)),
    addToCase: tells((id, keys) => library().addToCase(id, keys)),
    removeFromCase: tells((id, keys) => library().removeFromCase(id, keys)),
  };
}
