// Damage that no check can tell from a market: of each kind, how large it must be before it is found.
import { createRng } from '../../../src/core/numerics/index.ts';
import type { Row } from '../../../src/core/market/bars/raw-bars.fixture.ts';
import { cleanMarket } from './clean-market.ts';
import { type Damage, innerRow, pricesTimes, product, withRow } from './damage.ts';
import { outcomeOf } from './damage-outcome.ts';

/** The same damage in many sizes, each a ratio above 1. */
export const SMALL_DAMAGE: Readonly<Record<string, (ratio: number) => Damage>> = {
  'all prices of a row': (ratio) => withRow((row) => [pricesTimes(row, ratio)]),
  'the high of a row': (ratio) => withRow((row) => [{ ...row, high: product(row.high, ratio) }]),
  'the low of a row': (ratio) => withRow((row) => [{ ...row, low: product(row.low, 1 / ratio) }]),
  // Inside the bar's range nothing contradicts another close.
  'the close of a row, within its range': () =>
    withRow((row) => [{ ...row, close: row.close === row.high ? row.low : row.high }]),
  'the volume of a row': (ratio) =>
    withRow((row) => [{ ...row, volume: Math.round((row.volume ?? 0) * ratio) }]),
  // Two neighbours that trade places are as good a market as before.
  'prices of two neighbours exchanged': () => (market, rng) => {
    const at = innerRow(market, rng);
    const [first, second] = [market.rows[at - 1] as Row, market.rows[at] as Row];
    const rows = [...market.rows];
    rows[at - 1] = { ...second, stampMs: first.stampMs };
    rows[at] = { ...first, stampMs: second.stampMs };
    return { rows };
  },
};

export const RATIOS = [1.001, 1.002, 1.005, 1.01, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 5, 9] as const;

/** The share of `files` files, from 0 to 1, in which damage of this size is found. */
export function shareFound(kind: string, ratio: number, files: number): number {
  let found = 0;
  for (let seed = 0; seed < files; seed += 1) {
    const market = cleanMarket(seed);
    const damaged = SMALL_DAMAGE[kind]?.(ratio)(market, createRng(`${seed} ${kind}`));
    if (damaged !== undefined && outcomeOf(market.rows, damaged) !== 'silent') found += 1;
  }
  return found / files;
}
