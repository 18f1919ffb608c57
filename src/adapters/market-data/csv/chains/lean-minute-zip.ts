// Reads a zip of Lean's minute quotes of options: a file a contract, named for it, without a header.
import { type InputFailure, MS_PER_DAY, type RawChain } from '../../../../core/domain/index.ts';
import { inputFailure } from '../input-failure.ts';
import { parseStamp } from '../parse-stamp.ts';
import { ChainCollector } from './chain-columns.ts';
import { zipEntries } from './zip-entries.ts';
export { isZip } from './zip-entries.ts';

/** `20210104_spx_minute_quote_european_call_32000000_20210115.csv` */
const ENTRY_NAME = /^(\d{8})_([a-z]+)_minute_quote_[a-z]+_(call|put)_(\d+)_(\d{8})\.csv$/;
/** Prices and strikes are written in ten-thousandths of a dollar. */
const PRICE_SCALE = 1e-4;
const BID_CLOSE = 4;
const ASK_CLOSE = 9;
const MS_PER_MINUTE = 60_000;

/** The last bid and ask of every minute of every contract, stamped at the minute's end in New York time. */
export function readLeanMinutes(path: string, bytes: Buffer): RawChain | InputFailure {
  const entries = zipEntries(bytes);
  if (entries === undefined)
    return inputFailure(
      'input-not-text',
      `${path}: expected a zip of quotes, found one that cannot be unpacked`,
    );
  const collector = new ChainCollector();
  for (const { name, content } of entries) {
    const [, date, root, right, strike, expiry] = ENTRY_NAME.exec(name.toLowerCase()) ?? [];
    if (date === undefined || root === undefined || right === undefined) {
      const expected = 'minute quotes of options, DATE_ROOT_minute_quote_STYLE_RIGHT_STRIKE_EXPIRY.csv';
      return inputFailure('input-columns', `${path}: expected ${expected}, found ${name}`);
    }
    pushContract(collector, content.toString('latin1'), {
      midnightMs: dayOf(date) * MS_PER_DAY,
      underlying: root === 'spxw' ? 'SPX' : root.toUpperCase(),
      root: root.toUpperCase(),
      right,
      strike: Number(strike) * PRICE_SCALE,
      expiryDay: dayOf(expiry ?? ''),
    });
  }
  if (entries.length === 0)
    return inputFailure('input-empty', `${path}: expected minute quotes, found an empty zip`);
  return collector.chain({
    layout: 'lean-minute-quotes',
    stampMeaning: 'quotes',
    vendorVolFallback: undefined,
  });
}

interface Contract {
  readonly midnightMs: number;
  readonly underlying: string;
  readonly root: string;
  readonly right: string;
  readonly strike: number;
  readonly expiryDay: number;
}

function pushContract(collector: ChainCollector, text: string, contract: Contract): void {
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const cells = row.split(',');
    const startMs = Number(cells[0] ?? Number.NaN);
    collector.push({
      line: index + 1,
      stamp: { kind: 'local', ms: contract.midnightMs + startMs + MS_PER_MINUTE },
      underlying: contract.underlying,
      root: contract.root,
      expiryDay: contract.expiryDay,
      right: contract.right,
      quotes: {
        strike: contract.strike,
        bid: Number(cells[BID_CLOSE] ?? Number.NaN) * PRICE_SCALE,
        ask: Number(cells[ASK_CLOSE] ?? Number.NaN) * PRICE_SCALE,
      },
    });
  }
}

function dayOf(text: string): number {
  const stamp = parseStamp(text);
  return stamp?.kind === 'date' ? Math.floor(stamp.ms / MS_PER_DAY) : Number.NaN;
}
