/** The beginning of the next frame. */
export function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve(performance.now());
    });
  });
}

/** Resolves once something is true and the frame that shows it was painted. */
export async function untilPainted(isTrue: () => boolean): Promise<void> {
  do {
    await frame();
  } while (!isTrue());
  // The frame in which it was seen to be true is painted before the next task.
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(undefined);
  });
}
