// Writes seeded files of option quotes for the benchmarks of the import: the predecessor's nineteen columns, and narrow ones.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { SessionDate } from '../../src/core/domain/index.ts';
import type { TradingCalendar } from '../../src/core/market/index.ts';
import { createRng, type Rng } from '../../src/core/numerics/index.ts';

export type ChainFileShape = 'nineteen-columns' | 'narrow';

const HEADERS: Readonly<Record<ChainFileShape, string>> = {
  'nineteen-columns':
    'timestamp,date,symbol,option_symbol,strike,expiration,contract_type,bid,ask,last_price,bid_size,ask_size,volume,open_interest,delta,gamma,theta,vega,implied_volatility',
  narrow: 'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,volume,open_interest',
};
const CHUNK_CHARACTERS = 1 << 22;
const FIRST_DATE = '2024-01-02' as SessionDate;
const SNAPSHOTS_A_DAY = 78;
const MINUTES_APART = 5;
const OPEN_MINUTE = 570;
const EXPIRIES = 8;
const STRIKES = 160;
const CLASSES = [
  { root: 'SPY', underlying: 'SPY', spot: 475, step: 1 },
  { root: 'SPXW', underlying: 'SPX', spot: 4750, step: 5 },
] as const;

interface Snapshot {
  readonly date: SessionDate;
  /** `09:35`. */
  readonly time: string;
  readonly spot: number;
  readonly chain: (typeof CLASSES)[number];
  readonly expiry: SessionDate;
}

/** A file of exactly `rows` rows, the same every time: dates, times of day, roots, expiries, strikes, rights, in this order. */
export function writeChainFile(
  path: string,
  shape: ChainFileShape,
  rows: number,
  calendar: TradingCalendar,
): void {
  const file = openSync(path, 'w');
  const random = createRng(20_260_101);
  let text = `${HEADERS[shape]}\n`;
  let left = rows;
  for (const snapshot of snapshots(calendar, random)) {
    for (let contract = 0; contract < STRIKES * 2 && left > 0; contract += 1) {
      text += line(shape, snapshot, contract, random);
      left -= 1;
    }
    if (text.length > CHUNK_CHARACTERS || left === 0) {
      writeSync(file, text);
      text = '';
    }
    if (left === 0) break;
  }
  closeSync(file);
}

function* snapshots(calendar: TradingCalendar, random: Rng): Generator<Snapshot, void> {
  for (let session = calendar.atOrAfter(FIRST_DATE); session !== undefined;) {
    const next = calendar.after(session.date);
    for (let at = 1; at <= SNAPSHOTS_A_DAY; at += 1) {
      const minute = OPEN_MINUTE + at * MINUTES_APART;
      const time = `${padded(Math.floor(minute / 60), 2)}:${padded(minute % 60, 2)}`;
      for (const chain of CLASSES) {
        const spot = chain.spot * (1 + 0.02 * (random.uniform() - 0.5));
        for (let expiry = 1; expiry <= EXPIRIES; expiry += 1) {
          const listed = calendar.sessions[session.index + expiry] ?? session;
          yield { date: session.date, time, spot, chain, expiry: listed.date };
        }
      }
    }
    session = next;
  }
}

function line(shape: ChainFileShape, snapshot: Snapshot, contract: number, random: Rng): string {
  const { date, time, spot, chain, expiry } = snapshot;
  const right = contract % 2 === 0 ? 'C' : 'P';
  const strike = Math.round(chain.spot / chain.step - STRIKES / 2 + (contract >> 1)) * chain.step;
  const intrinsic = Math.max(0, (spot - strike) * (right === 'C' ? 1 : -1));
  const mid =
    intrinsic +
    chain.spot * 0.01 * Math.exp(-Math.abs(strike / spot - 1) * 40) * (0.9 + 0.2 * random.uniform());
  const bid = Math.max(0, mid * 0.99 - 0.01).toFixed(2);
  const ask = (mid * 1.01 + 0.02).toFixed(2);
  const volume = Math.floor(random.uniform() * 1000);
  const open = Math.floor(random.uniform() * 20_000);
  if (shape === 'narrow')
    return `${date}T${time},${chain.underlying},${spot.toFixed(2)},${chain.root},${expiry},${right},${strike},${bid},${ask},${volume},${open}\n`;
  const day = `${expiry.slice(2, 4)}${expiry.slice(5, 7)}${expiry.slice(8)}`;
  const symbol = `${chain.root}${day}${right}${padded(Math.floor(strike), 5)}.00`;
  const delta = (right === 'C' ? random.uniform() : -random.uniform()).toFixed(6);
  const greeks = `${delta},${(random.uniform() / 10).toFixed(6)},${(-random.uniform()).toFixed(6)},${random.uniform().toFixed(6)}`;
  const vol = (0.1 + random.uniform() / 4).toFixed(6);
  return `${date} ${time}:00,${date},${chain.underlying},${symbol},${strike},${expiry},${right === 'C' ? 'call' : 'put'},${bid},${ask},${mid.toFixed(2)},${volume % 90},${open % 95},${volume},${open},${greeks},${vol}\n`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
