// Checks names and sizes: files, functions, folders and the sentence that opens each file.
import { basename, dirname } from 'node:path';
import ts from 'typescript';
import type { Violation } from './violation.ts';

const LINES_OF_FILE_MAX = 300;
const LINES_OF_FUNCTION_MAX = 70;
const SOURCES_OF_FOLDER_MAX = 12;

const BANNED_WORD = /^(?:utils?|helpers?|common|misc|managers?|handlers?|impl|enhanced|v\d+)$/;
const BANNED_NAME = /^(?:types|services?|base|final|shared|constants)$/;
const FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|fixture|config))?\.tsx?$/;

/** A file's name and its folders' names say what is inside. */
export function checkName(file: string): readonly Violation[] {
  const folders = dirname(file).split('/');
  const name = basename(file);
  const stem = name.replace(/\..*$/, '');
  const vague = [...folders, stem].filter(
    (part) => BANNED_NAME.test(part) || part.split('-').some((word) => BANNED_WORD.test(word)),
  );
  const violations = vague.map((part) => ({ file, rule: 'banned-name', found: `"${part}" says nothing` }));
  if (FILE_NAME.test(name)) return violations;
  return [...violations, { file, rule: 'kebab-case', found: name }];
}

/** The file is at most 300 lines long; files named `*-table.ts` hold data and are exempt. */
export function checkFileLength(file: string, text: string): readonly Violation[] {
  if (file.endsWith('-table.ts')) return [];
  const lines = text.trimEnd().split('\n').length;
  if (lines <= LINES_OF_FILE_MAX) return [];
  return [{ file, rule: 'file-length', found: `${lines} lines, at most ${LINES_OF_FILE_MAX}` }];
}

/** The file opens with a comment that is a sentence: a capital first, a full stop last. */
export function checkOpening(file: string, text: string): readonly Violation[] {
  const lines = text.split('\n').filter((line, index) => index > 0 || !line.startsWith('#!'));
  const end = lines.findIndex((line) => !line.startsWith('// '));
  const opening = lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.slice(3))
    .join(' ');
  if (/^[A-Z`].*\.$/.test(opening)) return [];
  return [{ file, rule: 'opening-sentence', found: `line 1: "${lines[0] ?? ''}"` }];
}

/** Every function is at most 70 lines long. */
export function checkFunctionLength(file: string, source: ts.SourceFile): readonly Violation[] {
  const violations: Violation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const lines = source.getLineAndCharacterOfPosition(node.end).line - first + 1;
      const found = `line ${first + 1}: ${lines} lines, at most ${LINES_OF_FUNCTION_MAX}`;
      if (lines > LINES_OF_FUNCTION_MAX) violations.push({ file, rule: 'function-length', found });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return violations;
}

/** A folder holds at most 12 source files, tests not counted; `file` of the violation is the folder. */
export function checkFolders(sources: readonly string[]): readonly Violation[] {
  const counts = new Map<string, number>();
  for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const crowded = [...counts].filter(([, count]) => count > SOURCES_OF_FOLDER_MAX);
  return crowded.map(([folder, count]) => ({
    file: folder,
    rule: 'folder-size',
    found: `${count} source files, at most ${SOURCES_OF_FOLDER_MAX}`,
  }));
}
