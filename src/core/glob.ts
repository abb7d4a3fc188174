/** A pattern with `*` (any characters, also none) and `?` (one character). Linear but for its stars. */
export class Glob {
  constructor(private readonly pattern: string) {}

  /** True where the pattern covers the whole text. At most pattern times text steps. */
  matches(text: string): boolean {
    const { pattern } = this;
    let at = 0;
    let star = -1;
    let resume = 0;
    for (let index = 0; index < text.length;) {
      const sign = pattern[at];
      if (sign === '*') {
        star = at++;
        resume = index;
      } else if (sign !== undefined && (sign === '?' || sign === text[index])) {
        at++;
        index++;
      } else if (star !== -1) {
        at = star + 1;
        index = ++resume;
      } else {
        return false;
      }
    }
    while (pattern[at] === '*') {
      at++;
    }
    return at === pattern.length;
  }
}
