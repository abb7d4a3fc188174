import { detect, rewrites, rewritten, type Form } from '../../core/indicator';

/** The text with every indicator in it, and what belongs to it, written so. */
export function rewriteText(text: string, form: Form, languageId: string): string {
  return rewritten(text, rewrites(text, detect(text, { languageId }), form));
}
