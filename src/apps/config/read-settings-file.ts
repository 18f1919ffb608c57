// Reads a settings file: JSON with nested keys, as `quantor config show --json` prints it; comments are allowed.
import { readFileSync, statSync } from 'node:fs';
import { mayHoldKeyOfVendor } from './credentials/vendor-keys.ts';
import { jsonOf, nameGivenTwice } from './json-with-comments.ts';
import type { SettingTree } from './setting-layers.ts';
import { usageError, type UsageResult } from './usage-error.ts';

const BYTES_MAX = 1_000_000;
/** Deeper ones are no settings, and would exhaust the stack of what walks through them. */
const DEPTH_MAX = 20;
const SHOWN_MAX = 60;

/** The object that the text of the file at `path` is; error codes `config-not-json` and `config-duplicate`, a name twice. */
export function parsedSettings(path: string, text: string): UsageResult<SettingTree> {
  const notJson = (found: string): UsageResult<never> =>
    usageError('config-not-json', `${path}: expected a JSON object of settings, found ${found}`);
  try {
    const json = jsonOf(text);
    const tree: unknown = JSON.parse(json);
    if (typeof tree !== 'object' || tree === null) return notJson(JSON.stringify(tree).slice(0, 40));
    if (isDeeperThan(tree, DEPTH_MAX)) return notJson(`one of more than ${DEPTH_MAX} levels`);
    if (Array.isArray(tree)) return notJson('a list');
    const twice = nameGivenTwice(json);
    if (twice === undefined) return { ok: true, value: tree as SettingTree };
    const message = `${path}: expected each name once, found "${twice.slice(0, SHOWN_MAX)}" twice`;
    return usageError('config-duplicate', message);
  } catch (cause) {
    return notJson(text.trim() === '' ? 'nothing' : `text that is no JSON: ${placeOf(cause, text)}`);
  }
}

/** The text of a settings file, without a byte-order mark; error codes `config-missing`, `config-is-folder`, `config-unreadable`. */
export function settingsText(path: string): UsageResult<string> {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined)
      return usageError('config-missing', `${path}: expected a settings file, found none`);
    if (stats.isDirectory()) {
      return usageError('config-is-folder', `${path}: expected a settings file, found a folder`);
    }
    if (!stats.isFile() || stats.size > BYTES_MAX) {
      const found = stats.isFile() ? `one of ${stats.size} bytes` : 'a device or pipe';
      return usageError(
        'config-unreadable',
        `${path}: expected a settings file of at most 1 MB, found ${found}`,
      );
    }
    const text = readFileSync(path, 'utf8');
    // Some editors put a byte-order mark first, which JSON does not allow.
    return { ok: true, value: text.startsWith('\uFEFF') ? text.slice(1) : text };
  } catch (cause) {
    return usageError(
      'config-unreadable',
      `${path}: expected a settings file that can be read: ${messageOf(cause)}`,
    );
  }
}

function isDeeperThan(tree: object, depth: number): boolean {
  let level: readonly object[] = [tree];
  for (let at = 0; at < depth && level.length > 0; at += 1) {
    level = level
      .flatMap((inner): readonly unknown[] => Object.values(inner))
      .filter((value): value is object => typeof value === 'object' && value !== null);
  }
  return level.length > 0;
}

/** The parser's message; it quotes the text, which is left out where that may hold a key. */
function placeOf(cause: unknown, text: string): string {
  const message = messageOf(cause);
  return mayHoldKeyOfVendor(text) ? message.replace(/, (?:\.\.\.)?"[^]*(?= is not valid JSON)/, '') : message;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
