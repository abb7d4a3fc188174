import type { LibraryCommandName } from '../../names';
import type { Shell } from '../../shell';
import { addStoredAnswers, addToLibrary } from './add';
import { addToCase, editCase, newCase, removeCase, removeFromCase } from './cases';
import { filterLibrary, searchLibrary, showInLibrary, showMoreSaved } from './find';
import { showInCommon } from './inCommon';
import { editTags, setVerdict } from './judge';
import { addNote, openNote, removeNote } from './notes';
import { removeFromLibrary, removeSavedFact } from './remove';

/** `selected`: the rows of a tree, where several are. */
type Handler = (argument: unknown, selected: unknown) => unknown;

/** The commands of the library. */
export function libraryHandlers(shell: Shell): Readonly<Record<LibraryCommandName, Handler>> {
  return {
    addToLibrary: (argument, selected) => addToLibrary(shell, argument, selected),
    addStored: (argument, selected) => addStoredAnswers(shell, argument, selected),
    setVerdict: (argument, selected) => setVerdict(shell, argument, selected),
    editTags: (argument, selected) => editTags(shell, argument, selected),
    addNote: (argument) => addNote(shell, argument),
    openNote: (argument) => openNote(argument),
    removeNote: (argument) => removeNote(shell, argument),
    addToCase: (argument, selected) => addToCase(shell, argument, selected),
    removeFromCase: (argument, selected) => removeFromCase(shell, argument, selected),
    newCase: () => newCase(shell),
    editCase: (argument) => editCase(shell, argument),
    removeCase: (argument) => removeCase(shell, argument),
    removeFromLibrary: (argument, selected) => removeFromLibrary(shell, argument, selected),
    removeSavedFact: (argument) => removeSavedFact(shell, argument),
    searchLibrary: () => searchLibrary(shell),
    showInCommon: () => showInCommon(shell),
    filterLibrary: () => filterLibrary(shell),
    showAllOfLibrary: () => shell.libraryFilter.set({}),
    showInLibrary: (argument) => showInLibrary(shell, argument),
    showMoreSaved: (argument) => showMoreSaved(shell, argument),
  };
}
