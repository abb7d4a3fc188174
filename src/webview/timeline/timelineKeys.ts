/** One step of the zoom. */
export const ZOOM = 1.6;
/** One step of the arrow keys, as a part of what is shown. */
const PAN = 0.2;

interface TimelineActs {
  /** On by a part of what is shown. */
  readonly pan: (part: number) => void;
  readonly zoom: (factor: number) => void;
  /** To the next mark or the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly fit: () => void;
  /** What Enter does on the mark or lane that has the focus. */
  readonly press: () => void;
}

/** What a key does, or undefined where it does nothing here. */
export function timelineAct(key: string, acts: TimelineActs): (() => void) | undefined {
  switch (key) {
    case '+':
    case '=':
      return () => {
        acts.zoom(ZOOM);
      };
    case '-':
      return () => {
        acts.zoom(1 / ZOOM);
      };
    case 'ArrowLeft':
    case 'ArrowRight':
      return () => {
        acts.pan(key === 'ArrowLeft' ? -PAN : PAN);
      };
    case 'ArrowUp':
    case 'ArrowDown':
      return () => {
        acts.step(key === 'ArrowUp' ? -1 : 1);
      };
    case '0':
    case 'Home':
      return acts.fit;
    case 'Enter':
    case ' ':
      return acts.press;
    default:
      return undefined;
  }
}
