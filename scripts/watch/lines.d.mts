import type { Message } from 'esbuild';

export declare const STARTED: string;
export declare function finished(milliseconds: number): string;
export declare function problem(
  severity: 'error' | 'warning',
  message: Pick<Message, 'text' | 'location'>,
): string;
