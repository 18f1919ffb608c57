// Damage by columns under each other's name, in a row, a session or a file.
import { type Damage, innerSession, mapRange, withRow } from './damage.ts';
import type { Row } from '../../../src/core/market/bars/raw-bars.fixture.ts';

const highForLow = (row: Row): Row => ({ ...row, high: row.low, low: row.high });
const openForClose = (row: Row): Row => ({ ...row, open: row.close, close: row.open });
const openForHigh = (row: Row): Row => ({ ...row, open: row.high, high: row.open });
const volumeForClose = (row: Row): Row => ({ ...row, volume: row.close, close: row.volume ?? Number.NaN });
const shifted = (row: Row): Row => ({
  ...row,
  open: row.close,
  high: row.open,
  low: row.high,
  close: row.low,
});

const wholeFile =
  (change: (row: Row) => Row): Damage =>
  (market) => ({ rows: market.rows.map(change) });

export const COLUMN_DAMAGE: Readonly<Record<string, Damage>> = {
  'high for low': withRow((row) => [highForLow(row)]),
  'volume for close': withRow((row) => [volumeForClose(row)]),
  'open for high': withRow((row) => [openForHigh(row)]),
  // Of a bar that opens at its low nothing but high for low is left to see, which the row then proves.
  'columns shifted': withRow((row) => [row.open === row.low ? row : shifted(row)]),
  'high for low, file': wholeFile(highForLow),
  'open for high, file': wholeFile(openForHigh),
  'columns shifted, file': wholeFile(shifted),
  'volume for close, file': wholeFile(volumeForClose),
  // Nights part daily bars, so that their joints prove nothing: that is stated as not to be found.
  'open for close, file': (market, rng) =>
    (market.minutes ?? Infinity) < 60 ? wholeFile(openForClose)(market, rng) : undefined,
  'open for close, session': (market, rng) => {
    const session = market.minutes === 1 || market.minutes === 5 ? innerSession(market, rng) : undefined;
    return session && mapRange(market, session, openForClose);
  },
};
