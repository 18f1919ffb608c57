// Opens an archive of option chains: Lean's minute files, or texts with headers of their own.
import type { InputFailure, RawChainRows } from '../../../../core/domain/index.ts';
import { LineBlocks } from '../bytes/line-blocks.ts';
import { inputFailure } from '../input-failure.ts';
import { chainLayoutOf } from './chain-layouts.ts';
import { type ChainText, openChainText, textHead } from './chain-text.ts';
import { openLeanMinutes } from './lean-minute-zip.ts';
import { type NamedInPath, namedInPath } from './named-in-path.ts';
import type { ChainOrigin } from './raw-chain-columns.ts';
import { type ZipEntry, zipEntries } from '../bytes/zip-entries.ts';

export interface ChainZip {
  /** Of the first member; each batch has its own. */
  readonly origin: ChainOrigin;
  /** What names add to the members' rows, for one `date 20240105, root SPX`. */
  readonly namedFacts: string;
  /** The rows of every member in order; `line` counts within each. */
  rows(): Generator<RawChainRows, void>;
}

/** The chains in an archive's bytes; codes `input-not-text`, `input-columns`, `input-rows`, `input-empty`. */
export function openChainZip(path: string, stored: Buffer, named: NamedInPath): ChainZip | InputFailure {
  const entries = zipEntries(stored);
  if (entries === undefined)
    return inputFailure(
      'input-not-text',
      `${path}: expected a zip of quotes, found one that cannot be unpacked`,
    );
  const isTexts = entries.length > 0 && entries.every(({ content }) => isChainText(content));
  return isTexts ? openTexts(path, entries, named) : openLeanMinutes(path, entries);
}

function isChainText(content: Uint8Array): boolean {
  return chainLayoutOf(textHead(content, true)?.header ?? []) !== undefined;
}

function openTexts(path: string, entries: readonly ZipEntry[], named: NamedInPath): ChainZip | InputFailure {
  const texts: { readonly text: ChainText; readonly rows: Uint8Array }[] = [];
  for (const { name, content } of entries) {
    const head = textHead(content, true);
    if (head === undefined) continue;
    const told = namedInPath(name);
    const text = openChainText(`${path}: ${name}`, head, {
      date: told.date ?? named.date,
      root: told.root ?? named.root,
      symbol: named.symbol,
    });
    if ('error' in text) return text;
    texts.push({ text, rows: content.subarray(head.rowsFrom) });
  }
  const first = texts[0];
  if (first === undefined)
    return inputFailure('input-empty', `${path}: expected option chains, found an empty zip`);
  return {
    origin: first.text.origin,
    namedFacts: [...new Set(texts.map(({ text }) => text.namedFacts))]
      .filter((fact) => fact !== '')
      .join('; '),
    rows: function* () {
      for (const { text, rows } of texts) {
        const blocks = new LineBlocks();
        for (const block of blocks.feed(rows)) yield* text.rowsOf(block);
        for (const block of blocks.end()) yield* text.rowsOf(block);
        yield* text.rest();
      }
    },
  };
}
