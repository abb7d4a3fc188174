import type {
  Case,
  CaseId,
  GivenVerdict,
  InCommon,
  Note,
  RelatedIndicator,
  SavedAttribute,
  SavedIndicator,
  SavedKey,
} from '../../../core/library/model';
import type { HistoryEntry } from '../../../core/result/store';
import type { DataSource } from '../../../core/result/model';

/** What a command about an indicator takes: see `commands/ask.ts`. */
interface Askable {
  readonly value: string;
  readonly data: DataSource;
  readonly askedFrom: 'tree';
}

/** A heading with its rows. */
export interface GroupNode {
  readonly type: 'group';
  /** Unique in the tree, and the same after a change. */
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  readonly words: string;
  readonly expanded: boolean;
  /** Menus know the group by it. */
  readonly context: string;
  readonly tooltip?: string;
  children(): readonly LibraryNode[];
}

export interface CaseNode {
  readonly type: 'case';
  readonly case: Case;
  readonly count: number;
}

export interface SavedNode extends Askable {
  readonly type: 'saved';
  /** Of the node that it stands under: the same entry may stand in several cases. */
  readonly under: string;
  readonly entry: SavedIndicator;
  readonly inCase?: CaseId;
}

/** Something that saved indicators share. */
export interface ShareNode {
  readonly type: 'share';
  readonly under: string;
  readonly share: InCommon;
}

export interface AttributeNode {
  readonly type: 'attribute';
  readonly under: string;
  readonly key: SavedKey;
  readonly attribute: SavedAttribute;
}

export interface RelatedNode extends Askable {
  readonly type: 'related';
  readonly under: string;
  readonly key: SavedKey;
  readonly related: RelatedIndicator;
}

export interface NoteNode {
  readonly type: 'note';
  readonly under: string;
  readonly key: SavedKey;
  readonly note: Note;
}

export interface VerdictNode {
  readonly type: 'verdict';
  readonly under: string;
  readonly given: GivenVerdict;
}

export interface LookupNode extends Askable {
  readonly type: 'lookup';
  readonly entry: HistoryEntry;
}

/** Shows more rows of a long group. */
export interface MoreNode {
  readonly type: 'more';
  readonly group: string;
  /** Absent where only counting all would tell. */
  readonly left?: number;
}

/** Says why a group has no rows, and what would fill it. */
export interface EmptyNode {
  readonly type: 'empty';
  readonly under: string;
  readonly words: string;
  readonly remedy: string;
}

export type LibraryNode =
  | GroupNode
  | CaseNode
  | SavedNode
  | ShareNode
  | AttributeNode
  | RelatedNode
  | NoteNode
  | VerdictNode
  | LookupNode
  | MoreNode
  | EmptyNode;

export function keyOf({ indicator, data }: SavedKey): SavedKey {
  return { indicator, data };
}
