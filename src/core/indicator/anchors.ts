import { foreignDots } from './forms';
import { nextSpokenDot, nextWord } from './nextWord';
import { nextColon } from './scanIpv6';
import type { Text } from './text';

/** Behind every text: strings are shorter than 2^29 in V8. */
export const NONE = 0x3fffffff;

const FOREIGN = new RegExp(foreignDots(), 'g');

/**
 * The places in a text where an indicator may be: dots, colons of schemes and IPv6 addresses, and the
 * rare marks that stand for a dot or an at sign. Each is one cheap search that runs ahead on its own.
 */
export class Anchors {
  dot = -1;
  colon = -1;
  /** The nearest of all that follow. */
  rare = -1;
  at = -1;
  word = -1;
  private foreign = -1;
  /** ` dot `, `(dot)`, and the same with capitals. */
  private small = -1;
  private capital = -1;
  private title = -1;

  constructor(private readonly text: Text) {}

  /** Moves each anchor in front of `done` to its next place; `NONE` when there is none. */
  advance(done: number): void {
    if (this.dot < done) {
      const dot = this.text.indexOf('.', done);
      this.dot = dot === -1 ? NONE : dot;
    }
    if (this.colon < done) {
      this.colon = nextColon(this.text, done, NONE);
    }
    if (this.rare < done) {
      this.advanceRare(done);
    }
  }

  private advanceRare(done: number): void {
    const { text } = this;
    if (this.at < done) {
      const at = text.indexOf('@', done);
      this.at = at === -1 ? NONE : at;
    }
    if (this.foreign < done) {
      FOREIGN.lastIndex = done;
      this.foreign = FOREIGN.exec(text.string)?.index ?? NONE;
    }
    if (this.word < done) {
      this.word = nextWord(text, done, NONE);
    }
    if (this.small < done) {
      this.small = nextSpokenDot(text, 'dot', done, NONE);
    }
    if (this.capital < done) {
      this.capital = nextSpokenDot(text, 'DOT', done, NONE);
    }
    if (this.title < done) {
      this.title = nextSpokenDot(text, 'Dot', done, NONE);
    }
    const spoken = Math.min(this.small, this.capital, this.title);
    this.rare = Math.min(this.at, this.foreign, this.word, spoken);
  }
}
