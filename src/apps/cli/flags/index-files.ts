// Turns repeated `--volatility` lists into the files of each index, where one index may have several.
import { INDEX_MEMBERS, type IndexFiles, type IndexMember } from '../../chain-validation/index.ts';
import { nearestName, usageError, type UsageResult } from '../../config/index.ts';

/** Error codes `volatility-syntax`, `volatility-name`. */
export function indexFilesOf(lists: readonly string[] | undefined): UsageResult<IndexFiles> {
  const files: Partial<Record<IndexMember, string[]>> = {};
  for (const part of (lists ?? []).flatMap((list) => list.split(','))) {
    const at = part.indexOf('=');
    const given = part.slice(0, Math.max(0, at)).trim();
    const path = part.slice(at + 1).trim();
    if (at < 1 || path === '')
      return usageError('volatility-syntax', `--volatility expects vix=FILE,vix3m=FILE, found "${part}"`);
    const member = INDEX_MEMBERS.find((known) => known === given);
    if (member === undefined) {
      const found = `found "${given}"${nearestName(given, INDEX_MEMBERS)}`;
      return usageError('volatility-name', `--volatility knows ${INDEX_MEMBERS.join(', ')}, ${found}`);
    }
    files[member] = [...(files[member] ?? []), path];
  }
  if (files.vix === undefined)
    return usageError(
      'volatility-syntax',
      '--volatility vix=FILE is needed: the simulated chain rests on the index',
    );
  return { ok: true, value: files };
}
