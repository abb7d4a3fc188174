/** A comparison of a pattern that names a value: `domain-name:value = 'evil.example'`. */
interface PatternValue {
  /** `domain-name:value`, `network-traffic:dst_ref.value`. */
  readonly path: string;
  readonly value: string;
}

export interface ReadPattern {
  readonly values: readonly PatternValue[];
  /** Comparisons that name no single value: `LIKE`, `MATCHES`, `!=`, ranges. */
  readonly others: readonly string[];
  /** Values hold only together or in time (AND, FOLLOWEDBY, WITHIN): the pattern says more than they do. */
  readonly joined: boolean;
}

/** The pattern is not one that STIX 2.1 section 9 allows. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PatternError';
  }
}

type TokenType = 'string' | 'number' | 'word' | 'operator' | 'mark';

interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly at: number;
}

/** STIX 2.1 section 9.6: string, binary, hex and time constants, object paths, operators. */
const TOKEN =
  /\s*(?:((?:[bht]?)'(?:[^'\\]|\\['\\])*')|(-?\d+(?:\.\d+)?)(?![\w-])|([A-Za-z][\w-]*(?::[\w-]+|:'[^']*')?(?:\.(?:[\w-]+|'[^']*')|\[(?:\*|\d+)\])*)|(!=|<>|<=|>=|==|=|<|>)|([[\](),]))/y;

const COMPARISONS = new Set(['LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET']);
/** A pattern that a feed could mean to exhaust a reader with. */
const MOST_TOKENS = 20_000;

/**
 * Reads a STIX pattern as far as values can be taken from it: observations and comparisons with any
 * nesting of AND, OR and FOLLOWEDBY, with `=` and `IN`. Throws a PatternError where it is malformed.
 */
export function readPattern(pattern: string): ReadPattern {
  return new Reader(tokensOf(pattern)).read();
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = pattern.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(pattern);
    if (match === null) {
      throw new PatternError(`not a STIX pattern at character ${at + 1}`);
    }
    const [, string, number, word, operator, mark] = match;
    const text = string ?? number ?? word ?? operator ?? mark ?? '';
    tokens.push({
      type: typeOf(string, number, word, operator),
      text,
      at: TOKEN.lastIndex - text.length,
    });
    if (tokens.length > MOST_TOKENS) {
      throw new PatternError(`a pattern of more than ${MOST_TOKENS.toLocaleString('en')} words`);
    }
  }
  return tokens;
}

function typeOf(
  string: string | undefined,
  number: string | undefined,
  word: string | undefined,
  operator: string | undefined,
): TokenType {
  if (string !== undefined) {
    return 'string';
  }
  if (number !== undefined) {
    return 'number';
  }
  return word !== undefined ? 'word' : operator !== undefined ? 'operator' : 'mark';
}

class Reader {
  private readonly values: PatternValue[] = [];
  private readonly others: string[] = [];
  private joined = false;
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  read(): ReadPattern {
    if (this.tokens.length === 0) {
      throw new PatternError('an empty pattern');
    }
    let depth = 0;
    let observations = 0;
    while (this.next < this.tokens.length) {
      if (this.takes('(')) {
        depth++;
      } else if (this.takes('[')) {
        this.comparisons();
        this.expect(']');
        observations++;
        depth = this.afterObservation(depth);
      } else {
        throw this.unexpected();
      }
    }
    if (depth !== 0 || observations === 0) {
      throw new PatternError('a pattern that does not end');
    }
    return { values: this.values, others: this.others, joined: this.joined };
  }

  /** Brackets that close, qualifiers, and what joins the next observation. */
  private afterObservation(open: number): number {
    let depth = open;
    for (;;) {
      if (depth > 0 && this.takes(')')) {
        depth--;
      } else if (this.takes('WITHIN') || this.takes('REPEATS')) {
        this.joined = true;
        this.skip('number');
        this.skip('word');
      } else if (this.takes('START') || this.takes('STOP')) {
        this.joined = true;
        this.skip('string');
      } else if (this.takes('AND') || this.takes('FOLLOWEDBY')) {
        this.joined = true;
        this.more();
        return depth;
      } else if (this.takes('OR')) {
        this.more();
        return depth;
      } else if (this.next < this.tokens.length) {
        throw this.unexpected();
      } else {
        return depth;
      }
    }
  }

  private more(): void {
    if (this.next >= this.tokens.length) {
      throw new PatternError('a pattern that does not end');
    }
  }

  private comparisons(): void {
    let depth = 0;
    for (;;) {
      while (this.takes('(')) {
        depth++;
      }
      this.comparison();
      while (depth > 0 && this.takes(')')) {
        depth--;
      }
      if (this.takes('AND')) {
        this.joined = true;
      } else if (!this.takes('OR')) {
        break;
      }
    }
    if (depth > 0) {
      throw this.unexpected();
    }
  }

  private comparison(): void {
    const path = this.skip('word').text;
    if (!path.includes(':')) {
      throw new PatternError(`${path} is no object path`);
    }
    const not = this.takes('NOT');
    const operator = this.tokens[this.next];
    if (!not && (this.takes('=') || this.takes('=='))) {
      this.named(path, this.constant());
    } else if (this.takes('IN')) {
      this.set(path, not);
    } else if (operator?.type === 'operator' || COMPARISONS.has(operator?.text ?? '')) {
      this.next++;
      this.others.push(
        `${path} ${not ? 'NOT ' : ''}${operator?.text ?? ''} ${this.constant().text}`,
      );
    } else {
      throw this.unexpected();
    }
  }

  private set(path: string, not: boolean): void {
    this.expect('(');
    do {
      const constant = this.constant();
      if (not) {
        this.others.push(`${path} NOT IN ${constant.text}`);
      } else {
        this.named(path, constant);
      }
    } while (this.takes(','));
    this.expect(')');
  }

  private named(path: string, constant: Token): void {
    if (constant.type === 'string' && constant.text.startsWith("'")) {
      this.values.push({ path, value: unquoted(constant.text) });
    } else {
      this.others.push(`${path} = ${constant.text}`);
    }
  }

  private constant(): Token {
    const token = this.tokens[this.next];
    if (token === undefined || token.type === 'operator' || token.type === 'mark') {
      throw this.unexpected();
    }
    this.next++;
    return token;
  }

  private takes(text: string): boolean {
    const token = this.tokens[this.next];
    const same = token?.text === text && token.type !== 'string';
    this.next += same ? 1 : 0;
    return same;
  }

  private expect(text: string): void {
    if (!this.takes(text)) {
      throw this.unexpected();
    }
  }

  private skip(type: TokenType): Token {
    const token = this.tokens[this.next];
    if (token?.type !== type) {
      throw this.unexpected();
    }
    this.next++;
    return token;
  }

  private unexpected(): PatternError {
    const token = this.tokens[this.next];
    return new PatternError(
      token === undefined
        ? 'a pattern that does not end'
        : `${token.text} is not expected at character ${token.at + 1}`,
    );
  }
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(['\\])/g, '$1');
}
