// Checks what is written beside the code: one title a document, and a lockfile that names no registry.
import type { Violation } from './violation.ts';

/** A Markdown document has exactly one first-level title, code blocks aside. */
export function checkTitle(file: string, text: string): readonly Violation[] {
  const prose = text.replaceAll(/^[ \t]*(?<fence>```+|~~~+)[\s\S]*?^[ \t]*\k<fence>/gm, '');
  const titles = prose.match(/^# .+$/gm) ?? [];
  if (titles.length === 1) return [];
  return [{ file, rule: 'one-title', found: `${titles.length} titles` }];
}

/** The lockfile records versions and hashes, not where one machine downloaded them. */
export function checkLockfile(file: string, text: string): readonly Violation[] {
  const found = /"resolved": "(?<address>[^"]+)"/.exec(text)?.groups?.['address'];
  return found === undefined ? [] : [{ file, rule: 'registry-host', found }];
}
