/** Lets the window do what waits meanwhile: a long row of small work must not hold it up. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
