// Worlds with another future: nothing that was known is touched, and everything that was not is gone or false.
import { describe, expect, test } from 'vitest';
import type { FutureChange } from '../../src/apps/look-ahead/index.ts';
import { tradableInstants } from '../../src/apps/look-ahead/proof/choose-instants.ts';
import { inputChanger } from '../../src/apps/look-ahead/future/changed-inputs.ts';
import { compareSights } from '../../src/apps/look-ahead/proof/compare-trails.ts';
import type { Sight } from '../../src/apps/look-ahead/seen/bar-sight.ts';
import { runTrail } from '../../src/apps/look-ahead/seen/run-trail.ts';
import type { PreparedRun, RawInputs } from '../../src/apps/sessions/index.ts';
import { dayNumberOf, type EpochMs, MS_PER_DAY, type RawBars } from '../../src/core/domain/index.ts';
import { dailySubject, knownSubject } from './known-world.ts';

const subject = knownSubject();
/** The close of a session, whose levels are published a quarter of an hour later. */
const CLOSE = sessionClose();

function sessionClose() {
  const { sessionOf } = subject.run.market.dataset;
  const session = sessionOf[Math.floor(sessionOf.length / 2)];
  if (session === undefined) throw new Error('the world has sessions');
  return session;
}

function changedRun(kind: FutureChange['kind'], atMs: EpochMs = CLOSE.closeMs, of = subject): PreparedRun {
  const changed = of.prepare({ kind, atMs, absurdFactor: 0.3 });
  if (!changed.ok) throw new Error(changed.error.message);
  return changed.value;
}

function rowsWithout(bars: RawBars, isMissing: (stampMs: number) => boolean): RawBars {
  const isKept = (_: number, row: number): boolean => !isMissing(bars.stampsMs[row] ?? 0);
  const { open, high, low, close, stampsMs, lines, volume } = bars;
  return {
    ...bars,
    length: stampsMs.filter(isKept).length,
    stampsMs: stampsMs.filter(isKept),
    lines: lines.filter(isKept),
    open: open.filter(isKept),
    high: high.filter(isKept),
    low: low.filter(isKept),
    close: close.filter(isKept),
    volume: volume?.filter(isKept),
  };
}

/** A book of one put at each instant; whatever else a run has of it, no change looks at. */
function recordedAt(instants: readonly number[]): RawInputs['chains'] {
  const columns = { bidCents: Int32Array.of(100, -1), askCents: Int32Array.of(120, -1) };
  const snapshots = instants.map((atMs) => ({ atMs, vendorSpot: 2700, expiries: [columns] }));
  return { book: { snapshots } } as unknown as RawInputs['chains'];
}

describe('what a change leaves', () => {
  const before = subject.run;

  test('levels that were published, and no other', () => {
    const rows = before.market.dataset.volatility;
    const known = rows.filter(({ publishedMs }) => publishedMs <= CLOSE.closeMs);
    expect(known.at(-1)?.row.date).not.toBe(CLOSE.date);
    expect(changedRun('cut').market.dataset.volatility).toEqual(known);
    const poisoned = changedRun('poison').market.dataset.volatility;
    expect(poisoned.slice(0, known.length)).toEqual(known);
    expect(poisoned.length).toBe(rows.length);
    for (const [place, { row }] of poisoned.entries())
      if (place >= known.length) expect(row.vix).toBeGreaterThan(2.9 * (rows[place]?.row.vix ?? 0));
  });

  test('the day in hand of an index is false too, though a cut leaves it for its quotes to be drawn from', () => {
    const { vix } = before.inputs;
    const dates = [...(vix?.closes.keys() ?? [])];
    for (const kind of ['cut', 'poison'] as const) {
      const changed = changedRun(kind).inputs.vix;
      expect(changed?.bars.sessionIndex.at(-1)).toBe(
        kind === 'cut' ? CLOSE.index : vix?.bars.sessionIndex.at(-1),
      );
      for (const [row, date] of [...(changed?.closes.keys() ?? [])].entries()) {
        const later = date === CLOSE.date ? 1.25 : 3;
        const factor = kind === 'poison' && date >= CLOSE.date ? later : 1;
        expect(date).toBe(dates[row]);
        expect(changed?.closes.get(date)).toBe(factor * (vix?.closes.get(date) ?? 0));
        expect(changed?.bars.bars.close[row]).toBe(factor * (vix?.bars.bars.close[row] ?? 0));
      }
    }
  });

  test('bars that had closed, and no other', () => {
    const { series } = before.market.dataset;
    const cut = changedRun('cut').market.dataset.series;
    expect(cut.closeMs.at(-1)).toBe(CLOSE.closeMs);
    expect([...cut.close]).toEqual([...series.close.subarray(0, cut.length)]);
    const poisoned = changedRun('poison').market.dataset.series;
    expect([...poisoned.close.subarray(0, cut.length)]).toEqual([...cut.close]);
    for (let bar = cut.length; bar < poisoned.length; bar += 1)
      expect((poisoned.close[bar] ?? 0) / (series.close[bar] ?? 1)).toBeLessThan(0.4);
  });

  test('closes of the peer that the session had', () => {
    const closes = before.market.dataset.peer ?? [];
    const known = closes.filter(({ closeMs }) => closeMs <= CLOSE.closeMs);
    expect(known.at(-1)?.date).toBe(CLOSE.date);
    expect(changedRun('cut').market.dataset.peer).toEqual(known);
    const bar = (CLOSE.closeMs - 1) as EpochMs;
    expect(changedRun('cut', bar).market.dataset.peer).toEqual(known.slice(0, -1));
  });

  test('rates of the days before, dividends that had gone ex and halts that had begun', () => {
    const { rates, tables } = before.inputs;
    for (const kind of ['cut', 'poison'] as const) {
      const changed = changedRun(kind).inputs;
      for (const [row, stampMs] of (rates?.stampsMs ?? []).entries()) {
        const isKnown = stampMs < dayNumberOf(CLOSE.date) * MS_PER_DAY;
        const rate = changed.rates?.rate[row];
        if (isKnown) expect(rate).toBe(rates?.rate[row]);
        else expect(rate).toBe(kind === 'cut' ? undefined : 0.25);
      }
      const paid = tables.spyDividends.filter(({ exDate }) => exDate <= CLOSE.date);
      const dividends = changed.tables.spyDividends;
      expect(paid.length).toBeLessThan(tables.spyDividends.length);
      expect(dividends.filter(({ exDate }) => exDate <= CLOSE.date)).toEqual(paid);
      for (const { exDate, dollars } of dividends.slice(paid.length))
        expect(dollars).toBe(5 * (tables.spyDividends.find((one) => one.exDate === exDate)?.dollars ?? 0));
      expect(dividends.length).toBe(kind === 'cut' ? paid.length : tables.spyDividends.length);
      expect(changed.tables.tradingHalts).toEqual(
        tables.tradingHalts.filter(({ date }) => date <= CLOSE.date),
      );
    }
    expect(tables.tradingHalts.some(({ date }) => date > CLOSE.date)).toBe(true);
  });

  test('the bar of a session that a class traded beside begins later', () => {
    const next = before.market.dataset.sessionOf.find(({ index }) => index > CLOSE.index);
    const isMissing = (stampMs: number): boolean => stampMs === next?.openMs;
    const beside = knownSubject({}, (inputs) => ({
      ...inputs,
      also: [{ root: 'XSP', bars: rowsWithout(inputs.bars, isMissing) }],
    }));
    const first = ((next?.openMs ?? 0) + 1_800_000) as EpochMs;
    const { dataset, also } = changedRun('cut', first, beside).market;
    expect(dataset.series.closeMs.at(-1)).toBe(first);
    expect(also[0]?.dataset.sessionOf.at(-1)?.date).toBe(CLOSE.date);
    const own = beside.run.market.also[0]?.dataset.series;
    const poisoned = changedRun('poison', first, beside).market.also[0]?.dataset.series;
    for (const [bar, closeMs] of (own?.closeMs ?? []).entries()) {
      const ratio = (poisoned?.close[bar] ?? 0) / (own?.close[bar] ?? 1);
      if (closeMs <= first) expect(ratio).toBe(1);
      else expect(ratio).toBeLessThan(0.4);
    }
  });

  test('quotes recorded by then, and no other', () => {
    const at = [-1, 0, 1].map((minutes) => CLOSE.closeMs + minutes * 60_000);
    const changedBook = (kind: FutureChange['kind']) =>
      inputChanger({ ...before.inputs, chains: recordedAt(at) })({
        kind,
        atMs: CLOSE.closeMs,
        absurdFactor: 0.3,
      }).chains?.book.snapshots.map(({ atMs, vendorSpot, expiries }) => ({
        atMs,
        vendorSpot,
        bid: [...(expiries[0]?.bidCents ?? [])],
        ask: [...(expiries[0]?.askCents ?? [])],
      }));
    const known = at.slice(0, 2).map((atMs) => ({ atMs, vendorSpot: 2700, bid: [100, -1], ask: [120, -1] }));
    expect(changedBook('cut')).toEqual(known);
    const later = { atMs: at[2], vendorSpot: 8100, bid: [300, -1], ask: [360, -1] };
    expect(changedBook('poison')).toEqual([...known, later]);
  });

  test('a day from its close on', () => {
    const days = dailySubject();
    const last = (atMs: number): string | undefined =>
      changedRun('cut', atMs as EpochMs, days).market.dataset.sessionOf.at(-1)?.date;
    expect(last(CLOSE.closeMs)).toBe(CLOSE.date);
    expect(last(CLOSE.closeMs - 1)).toBe(subject.run.inputs.calendar.before(CLOSE.date)?.date);
  });
});

test('a false future does reach what comes after it', () => {
  const instants = tradableInstants(subject.run.market.dataset);
  const at = Math.floor(instants.length / 2);
  const [atMs, later] = [instants[at], instants[at + 10]].map((one) => one ?? (0 as EpochMs)) as [
    EpochMs,
    EpochMs,
  ];
  const changed = changedRun('poison', atMs);
  const seen = (run: PreparedRun): Sight | undefined => {
    const trail = runTrail(new Set([later]), later);
    const backtest = subject.start(run, trail.sink, trail.witness);
    while (backtest.state.nowMs <= later && backtest.advanceSession());
    return trail.sights.get(later);
  };
  const { differences } = compareSights(seen(subject.run), seen(changed), later);
  expect(differences.map(({ module }) => module)).toEqual(
    expect.arrayContaining(['bars and openings', 'volatility levels', 'chain quotes', 'regime by HMM']),
  );
  const { inputs } = changed;
  for (const role of ['bars', 'history', 'peer', 'vix', 'vix3m', 'rates'] as const)
    expect(inputs[role]).not.toEqual(subject.run.inputs[role]);
});
