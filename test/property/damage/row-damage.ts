// Damage to single rows and their numbers.
import {
  between,
  type Damage,
  innerRow,
  mapRange,
  type Price,
  PRICES,
  pricesTimes,
  product,
  withRow,
} from './damage.ts';

const columnTimes =
  (price: Price, factor: number): Damage =>
  (market, rng) =>
    withRow((row) => [{ ...row, [price]: product(row[price], factor) }])(market, rng);

const decimals = Object.fromEntries(
  PRICES.flatMap((price) => [
    [`${price} x10`, columnTimes(price, 10)],
    [`${price} x100`, columnTimes(price, 100)],
    [`${price} /10`, columnTimes(price, 0.1)],
  ]),
) as Readonly<Record<string, Damage>>;

export const ROW_DAMAGE: Readonly<Record<string, Damage>> = {
  dropped: withRow(() => []),
  duplicated: withRow((row) => [row, row]),
  contradicted: withRow((row) => [row, { ...row, close: row.low, volume: (row.volume ?? 0) + 1 }]),
  'row x10': withRow((row) => [pricesTimes(row, 10)]),
  'row x100': withRow((row) => [pricesTimes(row, 100)]),
  'row /10': withRow((row) => [pricesTimes(row, 0.1)]),
  'row /100': withRow((row) => [pricesTimes(row, 0.01)]),
  ...decimals,
  'first or last row x10': (market, rng) => {
    const at = rng.integer(2) === 0 ? 0 : market.rows.length - 1;
    return mapRange(market, { first: at, last: at }, (row) => pricesTimes(row, 10));
  },
  'stretch x100': (market, rng) => {
    const first = between(rng, 1, Math.floor(market.rows.length / 3));
    return mapRange(market, { first, last: first + between(rng, 1, 12) }, (row) => pricesTimes(row, 100));
  },
  negative: withRow((row, rng) => {
    const price = PRICES[rng.integer(4)] as Price;
    return [{ ...row, [price]: -row[price] }];
  }),
  'negative row': withRow((row) => [pricesTimes(row, -1)]),
  zero: withRow((row, rng) => [{ ...row, [PRICES[rng.integer(4)] as Price]: 0 }]),
  'NaN price': withRow((row, rng) => [{ ...row, [PRICES[rng.integer(4)] as Price]: Number.NaN }]),
  'NaN volume': withRow((row) => [{ ...row, volume: Number.NaN }]),
  infinite: withRow((row) => [{ ...row, high: Infinity }]),
  'sentinel -1': withRow((row) => [{ ...row, open: -1, high: -1, low: -1, close: -1 }]),
  'negative volume': withRow((row) => [{ ...row, volume: -1 }]),
  'stale run': (market, rng) => {
    const at = innerRow(market, rng);
    const frozen = market.rows[at - 1];
    const last = Math.min(market.rows.length - 2, at + between(rng, 0, 8));
    if (frozen === undefined) return undefined;
    return mapRange(market, { first: at, last }, (row) => ({ ...frozen, stampMs: row.stampMs }));
  },
  placeholder: withRow((row, rng) => {
    const value = [0.01, 0.1, 1, 10, 100, 999.99, 1000, 9999.99, 99_999][rng.integer(9)] as number;
    return [{ ...row, [rng.integer(2) === 0 ? 'high' : 'low']: value }];
  }),
};
