// A restart that is shown the bars and levels of before knows the signals as they were; one that is not stands at their gates.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/apps/config/index.ts';
import { prepareRun, type PreparedRun } from '../../src/apps/sessions/index.ts';
import type { EpochMs, PeerClose } from '../../src/core/domain/index.ts';
import {
  createDatasetSource,
  type Dataset,
  restoreState,
  type Watched,
} from '../../src/core/engine/index.ts';
import { restartableRun } from '../simulation/restartable-run.ts';

const SESSIONS = 320;
const { regime, fuzzy, consensus, signals } = DEFAULT_SETTINGS;

/** A made-up year in which every kind of signal is listened to. */
function listeningRun() {
  const settings = {
    ...DEFAULT_SETTINGS,
    timeframe: '30m' as const,
    from: '2007-01-03',
    to: '2007-12-28',
    regime: { ...regime, mode: 'rules' as const },
    consensus: { ...consensus, mode: 'vote' as const, frames: '30m:0.2,60m:0.3,D:0.5' },
    fuzzy: { ...fuzzy, mode: 'quantor' as const },
    // Nothing is stopped by them: they are read, and stand on the card.
    signals: { ...signals, divergenceMax: 10, gapMax: 1 },
    market: { ...DEFAULT_SETTINGS.market, simulatedYears: 2 },
  };
  const run = prepareRun({ settings, inputs: {}, command: ['test'] });
  if (!run.ok) throw new Error(run.error.message);
  return withPeer(run.value);
}

/** The run beside a peer that wanders off and back. */
function withPeer(run: PreparedRun): PreparedRun {
  const { dataset } = run.market;
  const { series, sessionOf } = dataset;
  const peer = sessionOf.flatMap(({ index, date, closeMs }, bar): readonly PeerClose[] => {
    const points = (series.close[bar] ?? 0) * (1 + 0.02 * Math.sin(index));
    return series.closeMs[bar] === closeMs ? [{ date, closeMs, points }] : [];
  });
  return { ...run, market: { ...run.market, dataset: { ...dataset, peer } } };
}

/** Bars and levels up to an instant, as the run's source gives them. */
function* watchedUpTo(dataset: Dataset, lastMs: EpochMs): Generator<Watched> {
  const source = createDatasetSource(dataset);
  for (let seq = 1; (source.peek()?.availableAtMs ?? Infinity) <= lastMs; seq += 1) {
    const event = source.next(seq);
    if (event.kind !== 'session-ended') yield event;
  }
}

describe('a restart in the middle of a run', () => {
  const run = listeningRun();
  const { backtest, records, contextOf } = restartableRun(run);
  for (let session = 0; session < SESSIONS; session += 1) backtest.advanceSession();
  const { state } = backtest;

  it('knows what the signals said, once it is shown what they had seen', () => {
    const watched = watchedUpTo(run.market.dataset, state.nowMs);
    const again = restoreState(records, { ...contextOf(), watched });
    const card = state.lane.desk?.card();
    expect(card?.fuzzy?.available && card.regime?.available).toBe(true);
    expect(card?.consensus?.value).toBeGreaterThan(0);
    expect(again.lane.desk?.card()).toEqual(card);
    expect(card?.levels).toMatchObject([
      { name: 'divergence', value: expect.any(Number) as number },
      { name: 'gap', value: expect.any(Number) as number },
    ]);
  });

  it('has no verdict before, so that nothing is opened', () => {
    const again = restoreState(records, contextOf());
    expect(again.lane.desk?.regime()).toMatchObject({ available: false });
    expect(again.lane.desk?.consensus()).toMatchObject({ outcome: 'insufficient' });
    expect(again.lane.desk?.fuzzy()).toMatchObject({ available: false });
  });
});
