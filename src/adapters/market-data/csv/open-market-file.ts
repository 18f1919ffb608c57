// Opens a file of market data whatever it holds: chains as a stream of rows, everything else by its columns.
import type { ChainLayout, InputFailure, RawChainRows } from '../../../core/domain/index.ts';
import { type ByteSource, openByteSource } from './bytes/byte-source.ts';
import { LineBlocks } from './bytes/line-blocks.ts';
import { chainLayoutOf } from './chains/chain-layouts.ts';
import { type ChainText, openChainText, textHead } from './chains/chain-text.ts';
import { openChainZip } from './chains/chain-zip.ts';
import { type NamedInPath, namedInPath } from './chains/named-in-path.ts';
import { inputFailure } from './input-failure.ts';
import { loadInputFile } from './read-input-file.ts';

/** A longer line is no header. */
const HEAD_BYTES_MAX = 1 << 20;

/** A chain file of any size. */
export interface ChainSource {
  readonly kind: 'chain';
  readonly layout: ChainLayout;
  /** What the file's name adds to its rows, for one `date 20240105, root SPX`; two files of equal bytes may differ in it. */
  readonly named: string;
  readonly source: Pick<ByteSource, 'bytes' | 'bytesRead' | 'failure' | 'sha256'>;
  /** Batches that hold until the next is asked for. To be taken once; `source.failure` tells whether they ended too early. */
  rows(): AsyncGenerator<RawChainRows, void>;
}

/** A file that is no chain, by the names of its columns. */
export interface SeriesSource {
  readonly kind: 'series';
  readonly header: readonly string[];
}

export interface OpenOptions {
  /** The root of all rows, where neither they nor the file's name tell it. */
  readonly symbol?: string | undefined;
  /** False where the caller hashes the file's bytes; true by default. */
  readonly isHashed?: boolean;
}

/** Opens a file and reads as far as its header. Codes of every input file. */
export async function openMarketFile(
  path: string,
  { symbol, isHashed = true }: OpenOptions = {},
): Promise<ChainSource | SeriesSource | InputFailure> {
  const source = openByteSource(path, isHashed);
  if ('error' in source) return source;
  const found = namedInPath(path);
  const named: NamedInPath = { ...found, symbol };
  if (source.isZip()) return openZip(path, named);
  const chunks = source.chunks();
  const taken: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const next = await chunks.next();
    const isWhole = next.done === true;
    // A copy: the next chunk may take the memory of this one.
    if (!isWhole) taken.push(Uint8Array.from(next.value));
    bytes += next.value?.length ?? 0;
    const begun = taken.length === 1 ? (taken[0] as Uint8Array) : Buffer.concat(taken);
    const head = textHead(begun, isWhole || bytes > HEAD_BYTES_MAX);
    if (head === undefined) {
      if (!isWhole) continue;
      return source.failure ?? inputFailure('input-empty', `${path}: expected a text file, found no rows`);
    }
    if (chainLayoutOf(head.header) === undefined) {
      await chunks.return();
      return { kind: 'series', header: head.header };
    }
    const text = openChainText(path, head, named);
    if ('error' in text) {
      await chunks.return();
      return text;
    }
    return {
      kind: 'chain',
      layout: text.origin.layout,
      named: text.namedFacts,
      source,
      rows: () => rowsOf(text, begun.subarray(head.rowsFrom), chunks, source),
    };
  }
}

async function* rowsOf(
  text: ChainText,
  begun: Uint8Array,
  chunks: AsyncGenerator<Uint8Array, void>,
  source: ByteSource,
): AsyncGenerator<RawChainRows, void> {
  const blocks = new LineBlocks();
  for (const block of blocks.feed(begun)) yield* text.rowsOf(block);
  for await (const chunk of chunks) for (const block of blocks.feed(chunk)) yield* text.rowsOf(block);
  // A packed file that is cut does not unpack; a plain one shows it by nothing but this.
  for (const block of blocks.end()) yield* source.isPacked ? text.rowsOf(block) : text.unendedRow(block);
  yield* text.rest();
}

/** Archives are read whole: their directory stands at their end. */
function openZip(path: string, named: NamedInPath): ChainSource | InputFailure {
  const file = loadInputFile(path);
  if (!file.ok) return file;
  const { stored, sha256 } = file;
  const members = openChainZip(path, stored, named);
  if ('error' in members) return members;
  return {
    kind: 'chain',
    layout: members.origin.layout,
    named: members.namedFacts,
    source: { bytes: stored.length, bytesRead: stored.length, failure: undefined, sha256: () => sha256 },
    rows: async function* () {
      yield* members.rows();
    },
  };
}
