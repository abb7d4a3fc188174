import * as vscode from 'vscode';
import { proofOf } from './callers/proof';
import { codeSpan, commandLink, escapedWords } from './safeText';

/**
 * The one way to Markdown in hovers and tooltips. Strangers' text goes through `code`, our own words
 * through `words`. No HTML, no image, no icon that a
 * stranger's `$(name)` could draw, no link but to the commands that were named here.
 */
export class SafeMarkdown {
  private readonly parts: string[] = [];
  private readonly commands = new Set<string>();

  /** Our own words, which may hold a value: escaped, never linked. */
  words(words: string): this {
    this.parts.push(escapedWords(words));
    return this;
  }

  strong(words: string): this {
    this.parts.push(`**${escapedWords(words)}**`);
    return this;
  }

  /** Text of a vendor, a registrant or a file. */
  code(text: string): this {
    this.parts.push(codeSpan(text));
    return this;
  }

  link(label: string, command: string, argument?: unknown): this {
    this.commands.add(command);
    const given = argument === undefined ? [] : [argument, proofOf(command, argument)];
    this.parts.push(commandLink(label, command, ...given));
    return this;
  }

  space(): this {
    this.parts.push(' ');
    return this;
  }

  separator(): this {
    this.parts.push(' · ');
    return this;
  }

  /** Ends the line; two trailing spaces are Markdown's hard break. */
  lineBreak(): this {
    this.parts.push('  \n');
    return this;
  }

  paragraph(): this {
    this.parts.push('\n\n');
    return this;
  }

  rule(): this {
    this.parts.push('\n\n---\n\n');
    return this;
  }

  toMarkdown(): vscode.MarkdownString {
    const markdown = new vscode.MarkdownString(this.parts.join(''), false);
    markdown.isTrusted = { enabledCommands: [...this.commands] };
    markdown.supportHtml = false;
    return markdown;
  }
}
