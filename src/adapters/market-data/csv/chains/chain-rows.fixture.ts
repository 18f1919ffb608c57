// Parses the text of a chain file in chunks, for tests: every number of every row as plain values, batches joined.
import type { RawChainRows } from '../../../../core/domain/index.ts';
import { LineBlocks } from '../bytes/line-blocks.ts';
import { openChainText, textHead } from './chain-text.ts';
import type { NamedInPath } from './named-in-path.ts';

/** One row by the names of its columns; line, underlying and root spelled out. */
export type PlainRow = Readonly<Record<string, number | string | undefined>>;

const NUMBERS = [
  'stampsMs',
  'expiryDay',
  'side',
  'faults',
  'spot',
  'strike',
  'bid',
  'ask',
  'bidSize',
  'askSize',
  'last',
  'volume',
  'openInterest',
  'vendorVol',
  'vendorDelta',
  'vendorGamma',
  'vendorTheta',
  'vendorVega',
  'vendorRho',
  'symbolExpiryDay',
  'symbolStrike',
  'symbolSide',
] as const;

/** The batches of `text`, fed in pieces that end before the given places; each holds until the next is asked for. */
export function* batchesOf(
  text: string | Uint8Array,
  cuts: readonly number[] = [],
  named: Partial<NamedInPath> = {},
): Generator<RawChainRows, void> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const head = textHead(bytes, true);
  if (head === undefined) throw new Error('no header');
  const chain = openChainText('file', head, { date: named.date, root: named.root });
  if ('error' in chain) throw new Error(chain.error.message);
  const blocks = new LineBlocks();
  const places = [...cuts.filter((cut) => cut > head.rowsFrom && cut < bytes.length), bytes.length].toSorted(
    (a, b) => a - b,
  );
  let from = head.rowsFrom;
  for (const to of places) {
    for (const block of blocks.feed(bytes.subarray(from, to))) yield* chain.rowsOf(block);
    from = to;
  }
  for (const block of blocks.end()) yield* chain.rowsOf(block);
  yield* chain.rest();
}

/** All rows of `text`. */
export function plainRows(text: string | Uint8Array, cuts: readonly number[] = []): readonly PlainRow[] {
  const rows: PlainRow[] = [];
  for (const batch of batchesOf(text, cuts)) rows.push(...plain(batch));
  return rows;
}

function plain(batch: RawChainRows): readonly PlainRow[] {
  return Array.from({ length: batch.length }, (_, row) => ({
    ...Object.fromEntries(NUMBERS.map((name) => [name, batch[name][row] as number])),
    line: batch.lines[row],
    underlying: batch.underlyings[batch.underlyingOf[row] as number],
    root: batch.roots[batch.rootOf[row] as number],
  }));
}
