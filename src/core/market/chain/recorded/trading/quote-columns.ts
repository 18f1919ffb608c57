// Gathers the quotes of one expiry row by row and lays them out as columns: one quote a contract, whatever the order of the rows.
import { cents, type OptionExpiry } from '../../../../domain/index.ts';
import { NOT_QUOTED, type QuotedExpiry } from './chain-book.ts';

/** What became of rows; a row that is no quote is one of the last three. */
export interface QuoteTally {
  quotes: number;
  zeroBids: number;
  locked: number;
  crossed: number;
  /** Repeats a quote of its own stamp. */
  duplicate: number;
  /** Contradicts one of its own stamp; then neither is known to be right, and neither is kept. */
  conflict: number;
  /** Older than another of the same minute. */
  superseded: number;
}

export function emptyTally(): QuoteTally {
  return { quotes: 0, zeroBids: 0, locked: 0, crossed: 0, duplicate: 0, conflict: 0, superseded: 0 };
}

/** One entry a row. */
export interface ExpiryRows {
  /** Twice the strike in cents, one more for a call. */
  readonly keys: number[];
  readonly stampsMs: number[];
  readonly bids: number[];
  readonly asks: number[];
  readonly bidSizes: number[];
  readonly askSizes: number[];
  readonly volumes: number[];
  readonly openInterests: number[];
}

export function emptyExpiryRows(): ExpiryRows {
  return {
    keys: [],
    stampsMs: [],
    bids: [],
    asks: [],
    bidSizes: [],
    askSizes: [],
    volumes: [],
    openInterests: [],
  };
}

/** The newest quote of each contract, or `undefined` where none is left. */
export function quotedExpiry(
  expiry: OptionExpiry,
  rows: ExpiryRows,
  tally: QuoteTally,
): QuotedExpiry | undefined {
  const kept = newestOfEach(rows, tally);
  if (kept.length === 0) return undefined;
  const strikesCents = [...new Set(kept.map((row) => cents((rows.keys[row] as number) >>> 1)))];
  const size = 2 * strikesCents.length;
  const bidCents = new Int32Array(size).fill(NOT_QUOTED);
  const askCents = new Int32Array(size).fill(NOT_QUOTED);
  const bidSize = new Float64Array(size).fill(Number.NaN);
  const askSize = new Float64Array(size).fill(Number.NaN);
  const volume = new Float64Array(size).fill(Number.NaN);
  const openInterest = new Float64Array(size).fill(Number.NaN);
  let place = 0;
  for (const row of kept) {
    const key = rows.keys[row] as number;
    if (key >>> 1 !== strikesCents[place]) place += 1;
    const entry = 2 * place + (key & 1);
    const bid = rows.bids[row] as number;
    const ask = rows.asks[row] as number;
    bidCents[entry] = bid;
    askCents[entry] = ask;
    bidSize[entry] = rows.bidSizes[row] as number;
    askSize[entry] = rows.askSizes[row] as number;
    volume[entry] = rows.volumes[row] as number;
    openInterest[entry] = rows.openInterests[row] as number;
    tally.quotes += 1;
    if (bid === 0) tally.zeroBids += 1;
    if (bid === ask) tally.locked += 1;
    if (bid > ask) tally.crossed += 1;
  }
  return { expiry, strikesCents, bidCents, askCents, bidSize, askSize, volume, openInterest };
}

/** The row of each contract that counts, by key. */
function newestOfEach(rows: ExpiryRows, tally: QuoteTally): readonly number[] {
  const order = Array.from(rows.keys, (_, row) => row).sort((a, b) => byKeyNewestFirst(rows, a, b));
  const kept: number[] = [];
  for (let first = 0; first < order.length;) {
    const row = order[first] as number;
    let next = first + 1;
    let repeats = 0;
    let isContradicted = false;
    for (; rows.keys[order[next] as number] === rows.keys[row]; next += 1) {
      const other = order[next] as number;
      if (rows.stampsMs[other] !== rows.stampsMs[row]) {
        tally.superseded += 1;
        continue;
      }
      repeats += 1;
      if (rows.bids[other] !== rows.bids[row] || rows.asks[other] !== rows.asks[row]) isContradicted = true;
    }
    if (isContradicted) tally.conflict += repeats + 1;
    else {
      tally.duplicate += repeats;
      kept.push(row);
    }
    first = next;
  }
  return kept;
}

/** Of equal quotes the one that has traded most comes first: what counts must not hang on the order of files. */
function byKeyNewestFirst(rows: ExpiryRows, a: number, b: number): number {
  return (
    (rows.keys[a] as number) - (rows.keys[b] as number) ||
    (rows.stampsMs[b] as number) - (rows.stampsMs[a] as number) ||
    known(rows.volumes[b]) - known(rows.volumes[a]) ||
    known(rows.openInterests[b]) - known(rows.openInterests[a])
  );
}

function known(count: number | undefined): number {
  return count === undefined || Number.isNaN(count) ? -1 : count;
}
