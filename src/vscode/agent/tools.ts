import * as vscode from 'vscode';
import { failureOf } from '../../core/errors';
import { TOOLS, toolName } from '../names';
import { Consents } from './consent';
import type { LookUpParts } from './lookUpIndicator';
import type { StoredAnswersParts } from './storedAnswers';

/**
 * What agents may call: VS Code's language-model tools. Finding indicators and reading what is stored
 * happen on this machine; a look-up is confirmed first, with the vendor's name and the price.
 */
export function registerAgentTools(parts: LookUpParts & StoredAnswersParts): vscode.Disposable {
  const consents = new Consents();
  const tools: Readonly<Record<(typeof TOOLS)[number], vscode.LanguageModelTool<unknown>>> = {
    extractIndicators: {
      invoke: ({ input }) =>
        answer(async () => (await import('./extractIndicators')).extractIndicators(input)),
    },
    lookUpIndicator: {
      prepareInvocation: async ({ input }) =>
        (await import('./lookUpIndicator')).confirmLookUp(parts, consents, input),
      invoke: ({ input }, token) =>
        answer(async () =>
          (await import('./lookUpIndicator')).lookUpIndicator(parts, consents, input, token),
        ),
    },
    storedAnswers: {
      invoke: ({ input }) =>
        answer(async () => (await import('./storedAnswers')).storedAnswers(parts, input)),
    },
  };
  return vscode.Disposable.from(
    ...TOOLS.map((name) => vscode.lm.registerTool(toolName(name), tools[name])),
  );
}

/** A failure becomes an error with the remedy in its words: the agent reads no more than that. */
async function answer(read: () => Promise<string>): Promise<vscode.LanguageModelToolResult> {
  try {
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await read())]);
  } catch (thrown) {
    const { reason, message, remedy } = failureOf(thrown);
    throw reason === 'internal' ? thrown : new Error(`${message} ${remedy}`);
  }
}
