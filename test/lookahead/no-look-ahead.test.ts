// Nothing a run records up to an instant changes when the data after it is cut off or poisoned; a run that cheats is caught.
import { describe, expect, it } from 'vitest';
import type { ChainSnapshot, EpochMs } from '../../src/core/domain/index.ts';
import type { Dataset, DatasetChain } from '../../src/core/engine/index.ts';
import { PUT_PLAN, recordsOf, textsUpTo, type TimedRecord } from './known-run.ts';
import { cutAfter, datasetOf, marketStream, poisonAfter, type MarketStream } from './synthetic-market.ts';

const STREAM = marketStream();
const { bars } = STREAM.intraday;
/** Bars of every time of day and every weekday: the step shares no factor with the bars of a session or a week. */
const STEP = 7;
const CUTS = Array.from(
  { length: Math.floor((bars.length - 1) / STEP) },
  (_, index) => index * STEP + STEP - 1,
);

const instantOf = (bar: number): EpochMs => bars.closeMs[bar] as EpochMs;

/** The bars after which the future showed through; `changed` gives the dataset with another future. */
function leaks(full: readonly TimedRecord[], changed: (bar: number) => Dataset): readonly number[] {
  return CUTS.filter((bar) => {
    const before = textsUpTo(full, instantOf(bar));
    const after = textsUpTo(recordsOf(changed(bar)), instantOf(bar));
    return before.join('\n') !== after.join('\n');
  });
}

type Build = (stream: MarketStream) => Dataset;
const leaksWhenPoisoned = (build: Build): readonly number[] =>
  leaks(recordsOf(build(STREAM)), (bar) => build(poisonAfter(STREAM, bar)));
const leaksWhenCut = (build: Build): readonly number[] =>
  leaks(recordsOf(build(STREAM)), (bar) => build(cutAfter(STREAM, bar)));

describe('a run over the simulated market', () => {
  it('enters, exits and expires often enough to be worth asking', () => {
    const types = recordsOf(datasetOf(STREAM)).map((record) => record.type);
    const count = (type: TimedRecord['type']): number => types.filter((one) => one === type).length;
    expect(count('trade-opened')).toBeGreaterThan(20);
    expect(count('trade-closed')).toBeGreaterThan(15);
    expect(count('expiry-settled')).toBeGreaterThan(1);
    expect(CUTS.length).toBeGreaterThan(80);
  });

  it('records the same up to any bar with everything after it poisoned', () => {
    expect(leaksWhenPoisoned(datasetOf)).toEqual([]);
  });

  it('records the same up to any bar with everything after it cut off', () => {
    expect(leaksWhenCut(datasetOf)).toEqual([]);
  });

  it('does see the poison, after the bar', () => {
    const bar = CUTS[Math.floor(CUTS.length / 2)] ?? 0;
    const end = instantOf(bars.length - 1);
    const poisoned = textsUpTo(recordsOf(datasetOf(poisonAfter(STREAM, bar))), end);
    expect(poisoned).not.toEqual(textsUpTo(recordsOf(datasetOf(STREAM)), end));
  });
});

describe('a run of puts that settle on the mean of a morning', () => {
  const morning: Build = (stream) => datasetOf(stream, undefined, 'AM');
  const run = (build: Build, stream: MarketStream) => recordsOf(build(stream), PUT_PLAN);
  const leaksOf = (changed: (stream: MarketStream, bar: number) => MarketStream, build = morning) => {
    const full = run(build, STREAM);
    return CUTS.filter((bar) => {
      const before = textsUpTo(full, instantOf(bar));
      return before.join('\n') !== textsUpTo(run(build, changed(STREAM, bar)), instantOf(bar)).join('\n');
    });
  };

  it('sells and settles often enough to be worth asking', () => {
    const settled = run(morning, STREAM).filter((record) => record.type === 'expiry-settled');
    expect(settled.length).toBeGreaterThan(4);
    expect(new Set(settled.map(({ source }) => source))).toEqual(new Set(['first-minutes-proxy']));
  });

  it('records the same up to any bar with everything after it poisoned, or cut off', () => {
    expect(leaksOf(poisonAfter)).toEqual([]);
    expect(leaksOf(cutAfter)).toEqual([]);
  });

  it('is caught by the poison where the mean is told with the first bar', () => {
    const early: Build = (stream) => {
      const dataset = morning(stream);
      return {
        ...dataset,
        openingSettlement: (session) => {
          const opening = dataset.openingSettlement(session);
          return opening && { ...opening, knownMs: session.openMs };
        },
      };
    };
    const atFirstBars = Array.from(bars.closeMs.keys()).filter(
      (bar) => STREAM.intraday.sessionIndex[bar] !== STREAM.intraday.sessionIndex[bar - 1],
    );
    const full = run(early, STREAM);
    const leaking = atFirstBars.filter((bar) => {
      const before = textsUpTo(full, instantOf(bar));
      return before.join() !== textsUpTo(run(early, poisonAfter(STREAM, bar)), instantOf(bar)).join();
    });
    expect(leaking.length).toBeGreaterThan(3);
  });
});

describe('a run that knows the next bar', () => {
  /** The chain of the next bar under the name of this one. */
  const peeking = (chain: DatasetChain): DatasetChain => ({
    at(bar) {
      const next = chain.at(Math.min(bar + 1, bars.length - 1));
      return 'unavailable' in next ? next : standingAt(next, instantOf(bar));
    },
  });
  const standingAt = (chain: ChainSnapshot, atMs: EpochMs): ChainSnapshot => ({
    root: chain.root,
    origin: chain.origin,
    atMs,
    spotPoints: chain.spotPoints,
    expiries: () => chain.expiries(),
    strikesCents: (expiry) => chain.strikesCents(expiry),
    forwardPoints: (expiry) => chain.forwardPoints(expiry),
    readQuote: (contract, slot) => chain.readQuote(contract, slot),
    model: (expiry, right, strikeCents) => chain.model(expiry, right, strikeCents),
  });
  /** The opening-day estimate of a session's close, told as the session opens. */
  const early: Build = (stream) => {
    const dataset = datasetOf(stream);
    const volatility = dataset.volatility.map(({ row, publishedMs }) => ({
      row,
      publishedMs: (publishedMs - 6 * 3_600_000) as EpochMs,
    }));
    return { ...dataset, volatility };
  };

  it('through its quotes is caught by the poison', () => {
    expect(leaksWhenPoisoned((stream) => datasetOf(stream, peeking)).length).toBeGreaterThan(5);
  });

  it('through rows published too early is caught by poison and cut', () => {
    expect(leaksWhenPoisoned(early).length).toBeGreaterThan(5);
    expect(leaksWhenCut(early).length).toBeGreaterThan(5);
  });
});
