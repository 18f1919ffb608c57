// Reads a Python configuration of the predecessor: classes of `name: type = literal`. Nothing of it is run.
import { type Problem, usageError, type UsageResult } from '../../usage-error.ts';
import type { AncestorEntry } from '../ancestor-entry.ts';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { pythonLiteral } from './python-literal.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)\s*(?::[^=]*)?=(?!=)\s*([\s\S]*)$/;
const CLASS = /^class\s+([A-Za-z_]\w*)\s*(?:\([^)]*\))?\s*:$/;
const POST_INIT = /^def\s+__post_init__\s*\(/;
const SILENT =
  /^(?:import\s[^;]*|from\s+\S+\s+import\s[^;]*|@(?:dataclasses\.)?dataclass(?:\([^;]*\))?|pass)$/;
const MAY_HOLD_KEY = /key|secret|token|passw|credential/i;
const DOCSTRING = /^(?:"""[\s\S]*"""|'''[\s\S]*'''|"[^"]*"|'[^']*')$/;
const SHOWN_MAX = 40;

/** Error code `config-python`, with every line that is something else. */
export function readPythonConfig(path: string, text: string): UsageResult<readonly AncestorEntry[]> {
  const entries: AncestorEntry[] = [];
  const problems: Problem[] = [];
  const body = { owner: '', indent: 0, skippedBelow: undefined as number | undefined };
  for (const line of logicalLines(text)) {
    if (body.skippedBelow !== undefined && line.indent > body.skippedBelow) continue;
    body.skippedBelow = undefined;
    if (line.indent === 0) body.owner = CLASS.exec(line.text)?.[1] ?? '';
    const kind = statementOf(line, path, body.owner);
    if ('skips' in kind) body.skippedBelow = line.indent;
    else if ('entry' in kind) entries.push(kind.entry);
    else if ('problem' in kind) problems.push({ message: kind.problem });
  }
  if (problems.length > 0) return usageError('config-python', problems[0]?.message ?? '', problems);
  return { ok: true, value: entries };
}

type Statement =
  | { readonly entry: AncestorEntry }
  | { readonly problem: string }
  /** Sets defaults of lists, which this reader does not need: its lines are passed over. */
  | { readonly skips: true }
  | { readonly says: 'nothing' };

function statementOf({ text, line }: LogicalLine, path: string, owner: string): Statement {
  if (SILENT.test(text) || CLASS.test(text) || DOCSTRING.test(text)) return { says: 'nothing' };
  if (POST_INIT.test(text)) return { skips: true };
  const [, name, source] = ASSIGNMENT.exec(text) ?? [];
  const where = `${path}, line ${line}`;
  if (name === undefined || source === undefined) {
    const found = shown(text, text);
    return { problem: `${where}: expected name = literal in a class or on its own, found ${found}` };
  }
  const literal = pythonLiteral(source);
  if (literal.ok) return { entry: { name, value: literal.value, place: owner, line } };
  return {
    problem: `${where}: ${name}: expected a number, a text, True, False, None, a list, a dict or a date, and nothing to compute, found ${shown(name, literal.found)}`,
  };
}

/** What was found, but nothing that may be a vendor's key. */
function shown(about: string, found: string): string {
  return MAY_HOLD_KEY.test(about) ? 'something else' : found.replaceAll(/\s+/g, ' ').slice(0, SHOWN_MAX);
}
