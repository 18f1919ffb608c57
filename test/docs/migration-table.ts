// Writes the table of docs/migrating.md from the predecessor's names, the one description of what becomes of each.
import { ANCESTOR_KEYS, type AncestorKey, type KeyKind, shownValue } from '../../src/apps/config/index.ts';

const KINDS: Readonly<Record<KeyKind, string>> = {
  carried: 'carried over',
  changed: 'another meaning',
  'never-worked': 'never worked there',
  gone: 'gone',
};

/** One row for each sentence: the keys that it is about, what they become, and the sentence. */
export function migrationTable(): string {
  const sentences = new Map(ANCESTOR_KEYS.map((key) => [`${key.kind} ${key.says}`, key]));
  const rows = Array.from(sentences.values(), ({ kind, says }) => {
    const keys = ANCESTOR_KEYS.filter((key) => key.kind === kind && key.says === says);
    const settings = [...new Set(keys.flatMap(({ to }) => to?.keys ?? []))];
    const cells = [
      keys.map(nameOf).join('<br>'),
      KINDS[kind],
      settings.map((key) => `\`${key}\``).join('<br>'),
      says === '' ? 'as it was' : says,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| key, flag, default | kind | becomes | what to know |', '|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

/** How many names are of each kind. */
export function kindCounts(): string {
  const counts = Object.entries(KINDS).map(([kind, name]) => {
    const flags = ANCESTOR_KEYS.filter((key) => key.kind === kind).flatMap((key) => key.flags);
    return `| ${name} | ${ANCESTOR_KEYS.filter((key) => key.kind === kind).length} | ${flags.length} |`;
  });
  return ['| kind | keys | flags |', '|---|---|---|', ...counts, ''].join('\n');
}

function nameOf({ name, flags, isFlagOnly, isCredential, default: value }: AncestorKey): string {
  const names = [...(isFlagOnly ? [] : [name]), ...flags.map(({ flag }) => flag)];
  const shown = isCredential || value === '' ? '' : ` ${shownValue(value)}`;
  return `${names.map((one) => `\`${one}\``).join(' ')}${shown}`;
}
