/**
 * Indents JSON without reading it into numbers: a cursor above 2^53 stays what the vendor sent.
 * Concatenated objects (as passive DNS servers send them) stand one after the other. Text that is
 * no JSON comes back as it is.
 */
export function prettyJson(text: string): { text: string; isJson: boolean } {
  const tokens = text.match(TOKEN) ?? [];
  const values = documents(text);
  if (values === 0) {
    return { text, isJson: false };
  }
  return { text: indent(tokens), isJson: values === 1 };
}

/** A JSON token: a string, a bracket, a separator, or a run of anything else without white space. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs;

/** How many JSON values the text holds, one a line; 0 when it is not JSON. */
function documents(text: string): number {
  if (isJson(text)) {
    return 1;
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every(isJson) ? lines.length : 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function indent(tokens: readonly string[]): string {
  const parts: string[] = [];
  let depth = 0;
  const line = () => parts.push(`\n${'  '.repeat(depth)}`);
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token === '{' || token === '[') {
      parts.push(token);
      if (next === '}' || next === ']') {
        return;
      }
      depth += 1;
      line();
    } else if (token === '}' || token === ']') {
      const previous = tokens[index - 1];
      if (previous !== '{' && previous !== '[') {
        depth -= 1;
        line();
      }
      parts.push(token);
    } else if (token === ',') {
      parts.push(token);
      line();
    } else if (token === ':') {
      parts.push(': ');
    } else {
      parts.push(token);
    }
    const endsValue = depth === 0 && token !== '{' && token !== '[' && next !== undefined;
    if (endsValue) {
      parts.push('\n');
    }
  });
  return `${parts.join('')}\n`;
}
