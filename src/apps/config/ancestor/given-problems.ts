// What is wrong with names and values of the predecessor, all of it told at once.
import { nearestName } from '../nearest-name.ts';
import type { Problem } from '../usage-error.ts';
import { isKeyOfVendor, keysElsewhere } from '../credentials/vendor-keys.ts';
import type { AncestorGiven, GivenKey } from './ancestor-given.ts';
import type { AncestorValue } from './ancestor-key.ts';
import { ANCESTOR_KEYS, ancestorKey } from './ancestor-keys.ts';

/** A file of something else has as many unknown names as it has names. */
const TOLD_MAX = 100;
const SHOWN_MAX = 60;

/** Names that there never were, and keys of vendors. */
export function unknownNames({ path, entries, flags }: AncestorGiven): readonly Problem[] {
  const origin = `file ${path ?? ''}`;
  const isUnknown = ({ name }: { readonly name: string }): boolean => ancestorKey(name)?.isFlagOnly ?? true;
  const suspects = entries.filter((entry) => isUnknown(entry) || ancestorKey(entry.name)?.isCredential);
  const others = suspects.length - TOLD_MAX;
  const inFile = suspects.slice(0, TOLD_MAX).flatMap(({ name, value, line }): readonly Problem[] => {
    const key = ancestorKey(name);
    const where = line === undefined ? origin : `${origin}, line ${line}`;
    // A name that there was is safe to show; any other may be the key itself.
    if (key?.isCredential === true && !isPlaceholder(value))
      return [{ key: name, message: keysElsewhere(`"${name}" (${where})`) }];
    if (key === undefined && isKeyOfVendor(name)) return [{ key: 'keys', message: keysElsewhere(origin) }];
    if (key !== undefined && !key.isFlagOnly) return [];
    const hint = nearestName(name, NAMES);
    const shown = name.length > SHOWN_MAX ? `${name.slice(0, SHOWN_MAX)}…` : name;
    return [{ key: shown, message: `"${shown}" (${where}) is no key of the predecessor${hint}` }];
  });
  const more =
    others > 0 ? [{ key: 'keys', message: `${origin}: ${others} more names are no keys of it` }] : [];
  const onLine = flags
    .filter(({ name }) => ancestorKey(name)?.isCredential === true)
    .map(({ flag }) => ({ key: 'keys', message: keysElsewhere(flag) }));
  return [...inFile, ...more, ...onLine];
}

const NAMES = ANCESTOR_KEYS.filter(({ isFlagOnly }) => !isFlagOnly).map(({ name }) => name);

/** What templates hold where a key is to be put. */
function isPlaceholder(value: AncestorValue): boolean {
  return value === null || (typeof value === 'string' && /^(?:your[\w -]*here)?$/i.test(value.trim()));
}

/** Shares that no market reaches beyond these, so that a greater one is per cent; the settings of all others are bounded. */
const SHARE_MAX: ReadonlyMap<string, number> = new Map([
  ['max_short_spread_pct', 2],
  ['min_credit_to_width', 1],
]);

/** Values of another kind than the key's default, and shares given as per cent, where they would count. */
export function wrongKinds(
  path: string | undefined,
  given: ReadonlyMap<string, GivenKey>,
): readonly Problem[] {
  return [...given.values()].flatMap(({ name, value, flag, line }) => {
    const key = ancestorKey(name);
    const expected = typeof key?.default;
    const shareMax = SHARE_MAX.get(name) ?? Number.POSITIVE_INFINITY;
    const isPerCent = typeof value === 'number' && value > shareMax;
    if (key?.to === undefined || (typeof value === expected && !isPerCent)) return [];
    const place = line === undefined ? '' : `, line ${line}`;
    const where = flag ?? `${name} (file ${path ?? ''}${place})`;
    const wanted = isPerCent ? `a share of ${shareMax} at most` : (WORDS[expected] ?? 'a word');
    const message = `${where}: expected ${wanted}, found ${JSON.stringify(value)}`;
    return [{ key: name, message }];
  });
}

const WORDS: Readonly<Record<string, string>> = { number: 'a number', boolean: 'true or false' };
