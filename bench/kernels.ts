// The parts that the bar loop is made of, each alone: price and delta, quotes from the chain, bridged days.
import { readCalendarTable } from '../src/adapters/bundled/index.ts';
import { emptyBarSeries, optionContract, type OptionRight } from '../src/core/domain/index.ts';
import { buildTradingCalendar } from '../src/core/market/index.ts';
import { createRng } from '../src/core/numerics/index.ts';
import { blackPriceAndDelta } from '../src/core/pricing/index.ts';
import { bridgeIntraday, type SessionBars } from '../src/core/synthetic/index.ts';
import { timed } from './measure.ts';
import { naivePriceAndDelta } from './peers/naive-black-scholes.ts';
import { numpyRate } from './peers/numpy.ts';
import type { BenchResult } from './result.ts';
import { preparedRun } from './workload.ts';

const STRIKES = 400;
const SPOT = 530;
const YEARS = 30 / 365;

/** 400 strikes around 530 points under a quadratic smile, 30 days ahead. */
export function priceAndDelta(): BenchResult {
  const rounds = 5000;
  const out = new Float64Array(2);
  const strikes = Float64Array.from({ length: STRIKES }, (_, index) => SPOT - 100 + index / 2);
  const vols = strikes.map((strike) => 0.16 + 0.8 * Math.log(strike / SPOT) ** 2);
  const terms = {
    right: 'put' as OptionRight,
    forward: SPOT,
    strike: 0,
    years: YEARS,
    vol: 0,
    discount: 0.997,
  };
  const own = timed(6, () => {
    for (let price = 0; price < rounds * STRIKES; price += 1) {
      terms.strike = strikes[price % STRIKES] as number;
      terms.vol = vols[price % STRIKES] as number;
      blackPriceAndDelta(terms, out, 0);
    }
  });
  let sum = 0;
  const naive = timed(4, () => {
    for (let price = 0; price < rounds * STRIKES; price += 1) {
      const strike = strikes[price % STRIKES] as number;
      const vol = vols[price % STRIKES] as number;
      sum += naivePriceAndDelta({ spot: SPOT, strike, years: YEARS, vol, rate: 0.036, isCall: false }).price;
    }
  });
  if (!(sum > 0)) throw new Error('the peer priced nothing');
  const pricesPerSecond = (rounds * STRIKES) / own.cpuSeconds;
  const numpy = numpyRate('numpy_black_scholes.py', STRIKES);
  return {
    name: 'price and delta',
    value: pricesPerSecond,
    unit: 'contracts/CPU-second',
    ratios: {
      naive: naive.cpuSeconds / own.cpuSeconds,
      ...(numpy === undefined ? {} : { numpy: pricesPerSecond / numpy }),
    },
  };
}

/** The four legs of one condor at every bar of a month, the market's own refresh included. */
export function chainQuotes(): BenchResult {
  const { market } = preparedRun({});
  const { chain, dataset } = market;
  const first = dataset.series.length - 20_000;
  chain.moveTo(first);
  const expiry = chain.expiries().at(-1);
  if (expiry === undefined) throw new Error('the chain lists nothing');
  const strikes = chain.strikesCents(expiry);
  const legs = [0.35, 0.42, 0.58, 0.65].map((place, index) =>
    optionContract(
      expiry,
      index < 2 ? 'put' : 'call',
      strikes[Math.floor(place * strikes.length)] as (typeof strikes)[0],
    ),
  );
  const slot = { bidCents: 0, askCents: 0 };
  const bars = 2000;
  let quoted = 0;
  const timing = timed(20, () => {
    quoted = 0;
    for (let bar = first; bar < first + bars; bar += 1) {
      chain.moveTo(bar);
      for (const leg of legs) if (chain.readQuote(leg, slot)) quoted += 1;
    }
  });
  return { name: 'chain quotes, 4 legs a bar', value: quoted / timing.cpuSeconds, unit: 'quotes/CPU-second' };
}

/** Ten years of seeded daily bars into five-minute bars, through minute paths. */
export function bridge(): BenchResult {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(table.error.message);
  const { sessions } = buildTradingCalendar(table.table);
  const daily = seededDays(
    2520,
    sessions.findIndex(({ date }) => date >= '2008-01-01'),
  );
  let bars = 0;
  const timing = timed(5, () => {
    bars = bridgeIntraday({ daily, sessions, barMinutes: 5, rng: createRng(1) }).bars.length;
  });
  return { name: 'bridge to 5-minute bars', value: bars / timing.cpuSeconds, unit: 'bars/CPU-second' };
}

function seededDays(count: number, firstSession: number): SessionBars {
  const rng = createRng('bench/days');
  const bars = emptyBarSeries(count, false);
  let close = 2000;
  for (let row = 0; row < count; row += 1) {
    const open = close * Math.exp(0.005 * rng.normal());
    close = open * Math.exp(0.009 * rng.normal());
    bars.open[row] = open;
    bars.close[row] = close;
    bars.high[row] = Math.max(open, close) * 1.003;
    bars.low[row] = Math.min(open, close) * 0.997;
  }
  return { bars, sessionIndex: Int32Array.from({ length: count }, (_, row) => firstSession + row) };
}
