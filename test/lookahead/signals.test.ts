// Nothing a run decides by its signals changes when the data after an instant are cut off or poisoned; a level told early is caught.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, signalPlanOf } from '../../src/apps/config/index.ts';
import { daysBeforeBars } from '../../src/apps/sessions/market/price-history.ts';
import { type EpochMs, MS_PER_DAY, type PeerClose, type SessionDate } from '../../src/core/domain/index.ts';
import type { Dataset, TradingPlan } from '../../src/core/engine/index.ts';
import { calendar } from '../../src/core/synthetic/small-market.fixture.ts';
import { PLAN, recordsOf, textsUpTo, type TimedRecord } from './known-run.ts';
import { cutAfter, datasetOf, marketStream, type MarketStream, poisonAfter } from './synthetic-market.ts';

const STREAM = marketStream();
const { bars } = STREAM.intraday;
/** The step shares no factor with the bars of a session or a week. */
const STEP = 17;
const CUTS = Array.from({ length: Math.floor((bars.length - 1) / STEP) }, (_, index) => (index + 1) * STEP);
const instantOf = (bar: number): EpochMs => bars.closeMs[bar] as EpochMs;

const { signals, regime, consensus } = DEFAULT_SETTINGS;

/** Every kind of signal, each with a say, none so strict that nothing is opened. */
function listening(): TradingPlan {
  const settings = {
    ...DEFAULT_SETTINGS,
    signals: { ...signals, ivPercentileMin: 0.6, ivRankMin: 0.1, divergenceMax: 1.7, gapMax: 0.005 },
    regime: { ...regime, mode: 'rules' as const, expansion: 0.5, sizeExpansion: 0.6 },
    consensus: { ...consensus, mode: 'vote' as const, frames: '30m:0.2,60m:0.3,D:0.5', threshold: 0.35 },
  };
  return {
    ...PLAN,
    signals: signalPlanOf(settings, calendar),
    history: { days: DAYS, volatility: LEVELS, peer: PEER },
  };
}

const DAYS = daysBeforeBars({ daily: STREAM.daily, market: STREAM.intraday });

/** Levels of before the run, so that ranks have their window: a slow wave that the run's own levels lie inside. */
const LEVELS = calendar.sessions
  .filter(({ index }) => index < (STREAM.intraday.sessionIndex[0] ?? 0) - 1)
  .map(({ date, closeMs }, day) => ({
    publishedMs: (closeMs + 15 * 60_000) as EpochMs,
    row: { date, vix: 16 + 8 * Math.sin(day / 20), vix9d: undefined, vix3m: undefined, vix6m: undefined },
  }));

/** A peer that moves half as far as the underlying, so that a false price of either parts them. */
const peerPoints = (close: number, session: number): number =>
  40 * Math.sqrt(close) * (1 + 0.01 * Math.sin(session));

const PEER = Array.from(DAYS.closeMs, (closeMs, row): PeerClose => {
  const session = STREAM.daily.sessionIndex[row] ?? 0;
  return peerClose(session, closeMs, DAYS.close[row] ?? 0);
});

/** The peer's closes of the sessions whose last bar the stream has. */
function peerOf({ intraday }: MarketStream): readonly PeerClose[] {
  return Array.from(intraday.sessionIndex).flatMap((session, bar) => {
    const closeMs = intraday.bars.closeMs[bar] ?? 0;
    if (closeMs !== calendar.sessions[session]?.closeMs) return [];
    return [peerClose(session, closeMs, intraday.bars.close[bar] ?? 0)];
  });
}

function peerClose(session: number, closeMs: number, close: number): PeerClose {
  const date = calendar.sessions[session]?.date ?? ('' as SessionDate);
  return { date, closeMs: closeMs as EpochMs, points: peerPoints(close, session) };
}

const datasetWithPeer = (stream: MarketStream): Dataset => ({ ...datasetOf(stream), peer: peerOf(stream) });

const run = (stream: MarketStream, dataset: Dataset = datasetWithPeer(stream)) =>
  recordsOf(dataset, listening());

/** The bars after which the future showed through. */
function leaks(
  changed: (stream: MarketStream, bar: number) => MarketStream,
  of = (stream: MarketStream): readonly TimedRecord[] => run(stream),
): readonly number[] {
  const full = of(STREAM);
  return CUTS.filter((bar) => {
    const before = textsUpTo(full, instantOf(bar));
    return before.join('\n') !== textsUpTo(of(changed(STREAM, bar)), instantOf(bar)).join('\n');
  });
}

describe('a run that listens to its signals', () => {
  it('is told and stopped by each of them often enough to be worth asking', () => {
    const records = run(STREAM);
    const gates = new Set(records.flatMap((record) => (record.type === 'trace' ? [record.gate] : [])));
    const orders = records.filter((record) => record.type === 'order-submitted' && record.action === 'open');
    expect(orders.length).toBeGreaterThan(10);
    for (const gate of ['iv-percentile', 'divergence', 'gap', 'consensus'] as const)
      expect(gates).toContain(gate);
    for (const order of orders) expect(order).toHaveProperty('signals.regime.regime');
  });

  it('records the same up to any bar with everything after it poisoned, or cut off', () => {
    expect(leaks(poisonAfter)).toEqual([]);
    expect(leaks(cutAfter)).toEqual([]);
  });

  it('is caught where levels are told a day before they exist', () => {
    const early = (stream: MarketStream) => {
      const dataset = datasetWithPeer(stream);
      const volatility = dataset.volatility.map(({ row, publishedMs }) => ({
        row,
        publishedMs: (publishedMs - MS_PER_DAY) as EpochMs,
      }));
      return run(stream, { ...dataset, volatility });
    };
    expect(leaks(poisonAfter, early).length).toBeGreaterThan(0);
  });

  it('is caught where a peer’s close is told a day before it exists', () => {
    const early = (stream: MarketStream) => {
      const dataset = datasetWithPeer(stream);
      const peer = dataset.peer?.map((one) => ({ ...one, closeMs: (one.closeMs - MS_PER_DAY) as EpochMs }));
      return run(stream, { ...dataset, peer: peer ?? [] });
    };
    expect(leaks(poisonAfter, early).length).toBeGreaterThan(0);
  });
});

it('a peer that nothing asks for changes no record', () => {
  const withoutSeq = (dataset: Dataset): readonly string[] =>
    recordsOf(dataset).map((record) => JSON.stringify({ ...record, seq: 0 }));
  const alone = withoutSeq(datasetOf(STREAM));
  expect(withoutSeq(datasetWithPeer(STREAM))).toEqual(alone);
  expect(alone.length).toBeGreaterThan(100);
});
