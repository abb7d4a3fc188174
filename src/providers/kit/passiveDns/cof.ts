/** A JSON object as received, not checked. */
export type CofObject = Readonly<Record<string, unknown>>;

/** What a body of the Common Output Format holds, and what of it could not be used. */
export interface CofBody {
  /** In the order received; frames of the Streaming API Framing are unwrapped. */
  readonly objects: readonly CofObject[];
  /** Objects that are cut or malformed. */
  readonly broken: number;
  /** Lines that hold something else than an object. */
  readonly textLines: number;
  /** The first of those lines, shortened. */
  readonly text: readonly string[];
  /** HTML or XML: nothing in it is read. */
  readonly markup: boolean;
  /** The body ends inside an object. */
  readonly cut: boolean;
  /** How the Streaming API Framing (DNSDB v2) ended; absent where the body does not use it. */
  readonly framing?: Framing;
  /** Objects beyond the limit were left unread. */
  readonly capped: boolean;
}

interface Framing {
  readonly end: 'succeeded' | 'limited' | 'failed' | 'missing';
  readonly message: string;
}

interface CofLimits {
  readonly objects: number;
  /** UTF-16 code units of one object. A record of a passive DNS server has some hundred. */
  readonly objectLength: number;
}

const LIMITS: CofLimits = { objects: 250_000, objectLength: 1_048_576 };
const DEEPEST = 64;
const TEXT_KEPT = 20;
const TEXT_LENGTH = 200;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN = 123;
const CLOSE = 125;
const BOM = 0xfeff;

const isLineBreak = (code: number) => code === LF || code === CR;
/** Everything up to the space counts as space, RFC 7464 record separators with it. */
const isSpace = (code: number) => code <= 32 || code === BOM;
const isSeparator = (code: number) =>
  isSpace(code) || code === COMMA || code === OPEN_ARRAY || code === CLOSE_ARRAY;

/**
 * Reads every form in which servers and their go-betweens send records: one object a line (the
 * draft), pretty-printed, `}{`, a JSON array, framed, with rubbish between, cut anywhere.
 * One pass over the text, never back: a broken object costs only itself. Never throws.
 */
export function scanCof(body: string, limits: CofLimits = LIMITS): CofBody {
  return new CofScanner(body, limits).scan();
}

class CofScanner {
  private readonly objects: CofObject[] = [];
  private readonly text: string[] = [];
  private broken = 0;
  private textLines = 0;
  private framing: Framing | undefined;
  private cut = false;

  private at = 0;
  /** Where the open object begins; -1 outside of objects. */
  private start = -1;
  /** The brackets that are open, as their codes. */
  private open: number[] = [];
  private inString = false;
  /** The last code that is not a space, inside the object. */
  private last = 0;
  /** Colons at the first level, which is the number of keys. */
  private keys = 0;

  /** Where the text between objects begins. */
  private textStart = 0;
  /** Whether that text holds more than separators. */
  private textMatters = false;
  /** True in the rest of a line whose object is broken already: it is counted once. */
  private inRemainder = false;
  /** True for an object that began in such a rest. */
  private fromRemainder = false;

  constructor(
    private readonly body: string,
    private readonly limits: CofLimits,
  ) {}

  scan(): CofBody {
    const first = /[^\s\uFEFF]/.exec(this.body)?.[0];
    if (first === '<') {
      return this.result(true);
    }
    for (; this.at < this.body.length && this.objects.length < this.limits.objects; this.at++) {
      const code = this.body.charCodeAt(this.at);
      if (this.start < 0) {
        this.outside(code);
      } else if (this.inString) {
        this.insideString(code);
      } else {
        this.insideObject(code);
      }
      if (this.start >= 0 && this.at - this.start > this.limits.objectLength) {
        this.abandon();
      }
    }
    if (this.start >= 0) {
      this.cut = true;
      this.drop();
    } else {
      this.endText();
    }
    return this.result(false);
  }

  private result(markup: boolean): CofBody {
    return {
      objects: this.objects,
      broken: this.broken,
      textLines: this.textLines,
      text: this.text,
      markup,
      cut: this.cut,
      ...(this.framing && { framing: this.framing }),
      capped: !markup && this.body.slice(this.at).trim() !== '',
    };
  }

  private outside(code: number): void {
    if (code === OPEN) {
      this.fromRemainder = this.inRemainder && this.textMatters;
      this.endText();
      this.begin();
    } else if (isLineBreak(code)) {
      const ended = this.textMatters;
      this.endText();
      this.inRemainder &&= !ended;
    } else if (code === QUOTE && !this.textMatters) {
      this.textMatters = true;
      this.at += this.stringLength() - 1;
    } else if (!isSeparator(code)) {
      this.textMatters = true;
    }
  }

  /** Length of the JSON string here, so that a brace in it opens nothing; 1 where it does not end in this line. */
  private stringLength(): number {
    const string = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
    string.lastIndex = this.at;
    return string.exec(this.body)?.[0].length ?? 1;
  }

  private endText(): void {
    if (this.textMatters && !this.inRemainder) {
      this.textLines++;
      if (this.text.length < TEXT_KEPT) {
        const end = Math.min(this.at, this.textStart + TEXT_LENGTH);
        this.text.push(this.body.slice(this.textStart, end).trim());
      }
    }
    this.textMatters = false;
    this.textStart = this.at + 1;
  }

  private begin(): void {
    this.inRemainder &&= this.fromRemainder;
    this.start = this.at;
    this.open = [OPEN];
    this.last = OPEN;
    this.keys = 0;
    this.inString = false;
  }

  private insideString(code: number): void {
    if (code === QUOTE) {
      this.inString = false;
      this.last = QUOTE;
    } else if (isLineBreak(code)) {
      // JSON strings hold no raw line break: the object was cut here.
      this.abandon();
    } else if (code === BACKSLASH && !isLineBreak(this.body.charCodeAt(this.at + 1))) {
      this.at++;
    }
  }

  private insideObject(code: number): void {
    if (isSpace(code)) {
      return;
    }
    if (code === QUOTE) {
      this.inString = true;
    } else if (code === OPEN && !this.mayNest()) {
      this.drop();
      this.fromRemainder = false;
      this.begin();
      return;
    } else if (code === OPEN || code === OPEN_ARRAY) {
      this.open.push(code);
    } else if (code === CLOSE || code === CLOSE_ARRAY) {
      this.close(code);
    } else if (code === COLON && this.open.length === 1) {
      this.keys++;
    }
    this.last = code;
    if (this.start >= 0 && this.open.length > DEEPEST) {
      this.abandon();
    }
  }

  /**
   * Whether a brace may open a nested object here. At the start of a line it never does: printers
   * indent what is nested, so there the next record begins and the open one was cut.
   */
  private mayNest(): boolean {
    if (isLineBreak(this.body.charCodeAt(this.at - 1))) {
      return false;
    }
    const inArray = this.open.at(-1) === OPEN_ARRAY;
    return this.last === COLON || (inArray && (this.last === OPEN_ARRAY || this.last === COMMA));
  }

  private close(code: number): void {
    const opened = this.open.pop();
    if ((opened === OPEN) !== (code === CLOSE)) {
      this.abandon();
    } else if (this.open.length === 0) {
      this.finish();
    }
  }

  private finish(): void {
    const value = parsedObject(this.body.slice(this.start, this.at + 1));
    // A key that comes twice means two records that lost the braces between them.
    if (value === undefined || Object.keys(value).length !== this.keys) {
      this.drop();
      return;
    }
    this.leave();
    this.inRemainder = false;
    this.accept(value);
  }

  private accept(value: CofObject): void {
    const { cond, obj, msg } = value;
    const framed = !('rrname' in value) && (typeof cond === 'string' || isObject(obj));
    if (!framed) {
      this.objects.push(value);
      return;
    }
    if (isObject(obj)) {
      this.objects.push(obj);
    }
    this.framing = {
      end: cond === 'succeeded' || cond === 'limited' || cond === 'failed' ? cond : 'missing',
      message: typeof msg === 'string' ? msg : '',
    };
  }

  /** Gives the open object up; what follows in the line is its rest. */
  private abandon(): void {
    this.drop();
    this.inRemainder = true;
  }

  private drop(): void {
    if (!this.fromRemainder) {
      this.broken++;
    }
    this.leave();
  }

  private leave(): void {
    this.start = -1;
    this.textStart = this.at + 1;
    this.textMatters = false;
  }
}

function isObject(value: unknown): value is CofObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsedObject(json: string): CofObject | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
