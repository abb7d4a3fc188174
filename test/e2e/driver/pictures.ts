import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../rig/paths';

/** `npm run screenshots` names a folder from which it takes what media has; else they go to out. */
export function mediaFolder(): string {
  return process.env.INDICATOR_LENS_MEDIA ?? join(root, 'out');
}

/** Saves what a window shows as FOLDER/NAME.png. Gives its path. */
export async function savePng(page: Page, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await fontsLoaded(page);
  await page.screenshot({ path });
  return path;
}

/**
 * Saves what a window shows as FOLDER/NAME.webp, without loss and at a third of the size of a PNG: such
 * pictures ship. Gives its path.
 */
export async function saveWebp(page: Page, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.webp`);
  mkdirSync(dirname(path), { recursive: true });
  await fontsLoaded(page);
  writeFileSync(path, await asWebp(page, await page.screenshot()));
  return path;
}

/** In a page of its own: the content security policy of VS Code lets no such picture in. */
async function asWebp(beside: Page, png: Buffer): Promise<Buffer> {
  const page = await beside.context().newPage();
  try {
    const base64 = await page.evaluate(async (source) => {
      const bytes = Uint8Array.from(atob(source), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      // Chromium loses nothing at quality 1.
      return canvas.toDataURL('image/webp', 1).replace(/^.*,/, '');
    }, png.toString('base64'));
    return Buffer.from(base64, 'base64');
  } finally {
    await page.close();
  }
}

/** The icons of a webview are a font, and come later than its words. */
async function fontsLoaded(page: Page): Promise<void> {
  for (const frame of page.frames()) await fontsOfFrame(frame);
}

async function fontsOfFrame(frame: Frame): Promise<void> {
  try {
    await frame.evaluate(async () => {
      await document.fonts.ready;
    });
  } catch {
    // The frame went away meanwhile, and is in no picture.
  }
}
