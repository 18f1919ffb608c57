// Cuts Python text into logical lines: brackets and triple quotes join what stands on several, comments are left out.

export interface LogicalLine {
  /** Blanks before the first character; a tab counts as one. */
  readonly indent: number;
  readonly text: string;
  /** Number of its first line, from 1. */
  readonly line: number;
}

// A string is matched as a whole, so that nothing inside one is taken for a comment, a bracket or an end of line.
const TOKEN =
  /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*|\\\r?\n|\r?\n|[[({]|[\])}]|[^"'#\\\r\n[({\])}]+|[\s\S]/g;

/** The lines that hold something, in their order. */
export function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let current = '';
  let depth = 0;
  let line = 1;
  let first = 1;
  const end = (): void => {
    const trimmed = current.trim();
    if (trimmed !== '') lines.push({ indent: current.search(/\S/), text: trimmed, line: first });
    current = '';
    first = line;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const isBreak = token === '\n' || token === '\r\n';
    if (isBreak) line += 1;
    else line += token.split('\n').length - 1;
    if (isBreak && depth === 0) end();
    else if (isBreak || /^\\\r?\n$/.test(token)) current += ' ';
    else if (!token.startsWith('#')) current += token;
    if (/^[[({]$/.test(token)) depth += 1;
    if (/^[\])}]$/.test(token)) depth = Math.max(0, depth - 1);
  }
  line += 1;
  end();
  return lines;
}
