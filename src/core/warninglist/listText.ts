/** Gives others their turn where it is due; undefined where it is not. */
export type Pause = () => Promise<void> | undefined;

/** Characters of a list that are parsed at once: a millisecond or two. */
const SLICE = 128 * 1024;
const LIST = /(?<!\\)"list"\s*:\s*\[/;

/**
 * The JSON value of a file of a warning list. A long `list` is parsed in slices, with pauses between.
 * A slice that was cut inside a string is no JSON: then the whole is parsed at once, as any other
 * text. Throws a SyntaxError where it is no JSON.
 */
export async function parseListText(text: string, pause: Pause): Promise<unknown> {
  const opening = text.length > SLICE ? LIST.exec(text) : null;
  return (
    (opening && (await inSlices(text, opening.index + opening[0].length, pause))) ??
    (JSON.parse(text) as unknown)
  );
}

/** Undefined where the list is not one of strings alone at the top of the object. */
async function inSlices(text: string, start: number, pause: Pause): Promise<unknown> {
  const list: unknown[] = [];
  try {
    for (let from = start; ;) {
      const part = text.slice(from, from + SLICE);
      const end = /"\s*\]/.exec(part);
      const cut = end === null ? part.lastIndexOf('",') + 1 : end.index + 1;
      if (cut === 0) {
        return undefined;
      }
      const values: unknown = JSON.parse(`[${part.slice(0, cut)}]`);
      if (!Array.isArray(values)) {
        return undefined;
      }
      for (const value of values) list.push(value);
      if (end !== null) {
        const rest = text.slice(from + end.index + end[0].length);
        const whole: unknown = JSON.parse(`${text.slice(0, start)}]${rest}`);
        const isOnTop =
          typeof whole === 'object' &&
          whole !== null &&
          'list' in whole &&
          Array.isArray(whole.list) &&
          whole.list.length === 0;
        return isOnTop ? { ...whole, list } : undefined;
      }
      from += part.indexOf(',', cut) + 1;
      await pause();
    }
  } catch (thrown) {
    if (thrown instanceof SyntaxError) {
      return undefined;
    }
    throw thrown;
  }
}
