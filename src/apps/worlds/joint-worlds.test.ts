// Resampled worlds of a real run: spliced as told, the same at any number of threads, and refused where they would lie.
import { beforeAll, describe, expect, test } from 'vitest';
import type { CashDividend, SessionDate } from '../../core/domain/index.ts';
import { loadSettings, type SettingTree } from '../config/index.ts';
import { loadRun, type PreparedRun, runMarket } from '../sessions/index.ts';
import { jointText } from './joint-text.ts';
import { jointWorlds } from './joint-worlds.ts';
import { sourceMarket, type SourceMarket } from './source-market.ts';
import { splicedStream } from './spliced-stream.ts';
import { outcomeIn } from './world-outcome.ts';

async function runWith(tree: SettingTree): Promise<PreparedRun> {
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: 'test', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const run = await loadRun({ settings: loaded.value.settings, inputs: {}, command: ['test'] });
  if (!run.ok) throw new Error(run.error.message);
  return run.value;
}

const SIMULATED = { seed: 3, market: { simulatedYears: 2 } };
const watch = { update: () => undefined, isStopped: () => false };
let run: PreparedRun;
let market: SourceMarket;

beforeAll(async () => {
  run = await runWith(SIMULATED);
  const source = sourceMarket(run);
  if (!source.ok) throw new Error(source.error.message);
  market = source.value;
});

/** The world in which every session repeats `chosen(place)` of the sessions drawn from. */
function world(chosen: (place: number) => number, dividends: readonly CashDividend[] = []) {
  const places = Int32Array.from(market.source.kind, (_, place) => chosen(place));
  const stream = splicedStream(market, places, dividends);
  const prices = stream.prices(market.prices, 'XSP');
  return { prices, volatility: stream.volatility(market.volatility, prices, 'XSP') };
}

describe('a spliced world', () => {
  test('of every session in its own place is the market as it was', () => {
    const { prices, volatility } = world((place) => place);
    expect(prices.market.sessionIndex).toEqual(market.prices.market.sessionIndex);
    expect(prices.market.bars.startMs).toEqual(market.prices.market.bars.startMs);
    for (const [bar, close] of prices.market.bars.close.entries()) {
      expect(close / (market.prices.market.bars.close[bar] ?? 0)).toBeCloseTo(1, 12);
    }
    expect(volatility.path.vix).toEqual(market.volatility.path.vix);
    expect(volatility.rows).toEqual(market.volatility.rows);
  });

  test('brings bars against the close before, levels with them, and stays on its dates', () => {
    // A session of 390 minutes and the one 30 later, each in the other's place.
    const [a, b] = [40, 70];
    const { prices, volatility } = world((place) => (place === a ? b : place === b ? a : place));
    const { firstDrawn, spans, closes } = market;
    const [target, origin] = [spans[firstDrawn + a], spans[firstDrawn + b]];
    if (target === undefined || origin === undefined) throw new Error('sessions expected');
    expect(market.source.kind[a]).toBe(market.source.kind[b]);
    const { bars } = prices.market;
    for (let bar = 0; bar < origin.to - origin.from; bar += 1) {
      const ratio =
        (market.prices.market.bars.close[origin.from + bar] ?? 0) / (closes[firstDrawn + b - 1] ?? 1);
      expect(bars.close[target.from + bar]).toBeCloseTo(ratio * (closes[firstDrawn + a - 1] ?? 1), 9);
      expect(bars.closeMs[target.from + bar]).toBe(
        (market.prices.market.bars.closeMs[origin.from + bar] ?? 0) -
          origin.session.openMs +
          target.session.openMs,
      );
      expect(volatility.path.vix[target.from + bar]).toBe(market.volatility.path.vix[origin.from + bar]);
    }
    const level = (date: SessionDate): number | undefined =>
      market.volatility.rows.find((row) => row.date === date)?.vix;
    expect(volatility.rows.find(({ date }) => date === target.session.date)?.vix).toBe(
      level(origin.session.date),
    );
    // Prices run on from the close that the swapped session left.
    const next = spans[firstDrawn + a + 1];
    expect(bars.open[next?.from ?? 0]).toBeCloseTo(
      ((bars.close[target.to - 1] ?? 0) * (market.prices.market.bars.open[next?.from ?? 0] ?? 0)) /
        (closes[firstDrawn + a] ?? 1),
      9,
    );
  });

  test('takes a dividend out of the gap it fell into and puts it where it is paid', () => {
    const [a, b] = [40, 70];
    const { firstDrawn, spans, closes } = market;
    const exDate = spans[firstDrawn + b]?.session.date as SessionDate;
    const swapped = (place: number): number => (place === a ? b : place === b ? a : place);
    const plain = world(swapped).prices.market.bars;
    const paying = world(swapped, [{ exDate, dollars: 2 }]).prices.market.bars;
    const first = spans[firstDrawn + a]?.from ?? 0;
    const before = closes[firstDrawn + b - 1] ?? 0;
    expect((paying.open[first] ?? 0) / (plain.open[first] ?? 1)).toBeCloseTo(before / (before - 2), 9);
    const other = spans[firstDrawn + b]?.from ?? 0;
    const closeBefore = paying.close[other - 1] ?? 0;
    expect((paying.open[other] ?? 0) / closeBefore).toBeCloseTo(
      (((plain.open[other] ?? 0) / (plain.close[other - 1] ?? 1)) * (closeBefore - 2)) / closeBefore,
      9,
    );
  });
});

describe('the run made again', () => {
  test('in the world of every session in its own place is the run as it was', () => {
    const { settings } = run.request;
    const places = Int32Array.from(market.source.kind.keys());
    const again = runMarket(run.inputs, settings, run.feeSchedule, splicedStream(market, places, []));
    if (!again.ok) throw new Error(again.error.message);
    const levels = Float64Array.of(18);
    const [own, same] = [outcomeIn(run, run.market, levels), outcomeIn(run, again.value, levels)];
    expect(same).toEqual(own);
    expect(own.trades).toBeGreaterThan(50);
  });

  test('is the same on one thread and on two, and differs by world', async () => {
    const [one, two] = [
      await jointWorlds(run, { worlds: 3, workers: 1 }, watch),
      await jointWorlds(run, { worlds: 3, workers: 2 }, watch),
    ];
    if (!one.ok) throw new Error(one.error.message);
    expect(two).toEqual(one);
    const [net] = one.value.rows;
    expect(net?.quantiles[0]).toBeLessThan(net?.quantiles[4] ?? 0);
    expect(one.value.levels.drawn[1] / one.value.levels.source[1]).toBeCloseTo(1, 0);
    const text = jointText(one.value, { reason: 'not asked', openAtExpiry: [], untoldAtExpiry: [] });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('stops when asked to', async () => {
    const stopped = await jointWorlds(run, { worlds: 9, workers: 1 }, { ...watch, isStopped: () => true });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });
});

test('refuses what it cannot draw anew', async () => {
  const refused = (inputs: Partial<PreparedRun['inputs']>): unknown => {
    const answer = sourceMarket({ ...run, inputs: { ...run.inputs, ...inputs } });
    return answer.ok ? undefined : answer.error.code;
  };
  const { bars } = run.inputs;
  expect(refused({ chains: {} as never })).toBe('joint-chains');
  expect(refused({ also: [{ root: 'SPX', bars }] })).toBe('joint-classes');
  expect(refused({ peer: bars })).toBe('joint-peer');
  const short = sourceMarket(await runWith({ ...SIMULATED, from: '2007-10-01' }));
  expect(short).toMatchObject({ ok: false, error: { code: 'joint-sessions' } });
});
