// Reads a Python configuration of the predecessor: classes of `name: type = literal`. Nothing of it is run.
import { mayHoldKeyOfVendor } from '../../credentials/vendor-keys.ts';
import { type Problem, usageError, type UsageResult } from '../../usage-error.ts';
import type { AncestorEntry } from '../ancestor-entry.ts';
import { ancestorKey } from '../ancestor-keys.ts';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { pythonLiteral } from './python-literal.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)\s*(?::[^=]*)?=(?!=)\s*([\s\S]*)$/;
const CLASS = /^class\s+([A-Za-z_]\w*)\s*(?:\([^)]*\))?\s*:$/;
const POST_INIT = /^def\s+__post_init__\s*\(/;
const SILENT =
  /^(?:import\s[^;]*|from\s+\S+\s+import\s[^;]*|@(?:dataclasses\.)?dataclass(?:\([^;]*\))?|pass)$/;
const DOCSTRING = /^(?:"""[\s\S]*"""|'''[\s\S]*'''|"[^"]*"|'[^']*')$/;
const SET_BY_CODE =
  /\bself\s*\.\s*(\w+)\s*(?:\*\*|\/\/|<<|>>|[-+*/%&|^@])?=(?!=)|setattr\w*\s*\(\s*self\s*,\s*["'](\w+)["']/g;
const SHOWN_MAX = 40;
/** A file of something else has a problem on every line. */
const TOLD_MAX = 100;

/** Error code `config-python`, with the lines that are something else. */
export function readPythonConfig(path: string, text: string): UsageResult<readonly AncestorEntry[]> {
  const entries: AncestorEntry[] = [];
  const problems: Problem[] = [];
  const body = { owner: '', indent: 0, skippedBelow: undefined as number | undefined };
  for (const line of logicalLines(text)) {
    const isSkipped = body.skippedBelow !== undefined && line.indent > body.skippedBelow;
    if (isSkipped || POST_INIT.test(line.text)) problems.push(...setByCode(line, path));
    if (isSkipped) continue;
    body.skippedBelow = undefined;
    if (line.indent === 0) body.owner = CLASS.exec(line.text)?.[1] ?? '';
    const kind = statementOf(line, path, body.owner);
    if ('skips' in kind) body.skippedBelow = line.indent;
    else if ('entry' in kind) entries.push(kind.entry);
    else if ('problem' in kind) problems.push({ message: kind.problem });
  }
  if (problems.length > 0)
    return usageError('config-python', problems[0]?.message ?? '', firstOf(path, problems));
  if (entries.length > 0) return { ok: true, value: entries };
  return usageError('config-python', `${path}: expected a line of name = literal, found none`);
}

function firstOf(path: string, problems: readonly Problem[]): readonly Problem[] {
  const others = problems.length - TOLD_MAX;
  if (others <= 0) return problems;
  return [...problems.slice(0, TOLD_MAX), { message: `${path}: ${others} more lines are something else` }];
}

/** What __post_init__ would set of the names that count: nothing of it is run, and a value from elsewhere would be wrong. */
function setByCode({ text, line }: LogicalLine, path: string): readonly Problem[] {
  const names = Array.from(text.matchAll(SET_BY_CODE), ([, name, quoted]) => name ?? quoted ?? '');
  return names
    .filter((name) => ancestorKey(name)?.to !== undefined)
    .map((name) => ({
      message: `${path}, line ${line}: ${name}: expected its value as name = literal, found code that sets it, which is not run`,
    }));
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
    problem: `${where}: ${name}: expected a number, a text, True, False, None, a list, a dict or a date, and nothing to compute, found ${shown(text, literal.found)}`,
  };
}

/** What was found, but nothing that may be a vendor's key. */
function shown(about: string, found: string): string {
  return mayHoldKeyOfVendor(about) ? 'something else' : found.replaceAll(/\s+/g, ' ').slice(0, SHOWN_MAX);
}
