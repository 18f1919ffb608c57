// Tests that what was known before the first bar reaches the signals in the order in which it became known.
import { expect, it } from 'vitest';
import { emptyBarSeries, type PeerClose } from '../domain/index.ts';
import { nyse } from '../market/bundled-rules.fixture.ts';
import { eventOf, sessionsFrom } from '../signals/readings/run-events.fixture.ts';
import { MONTHLY, STRATEGY } from '../strategy/entry-case.fixture.ts';
import { emptyLane, type LaneHistory } from './lane.ts';

const SESSIONS = sessionsFrom('2018-01-02', 30);
const closeOf = (place: number): number => 270 + Math.sin(place);
const peerOf = (place: number): number => 160 + Math.cos(2 * place);

const PEER: readonly PeerClose[] = SESSIONS.map(({ date, closeMs }, place) => ({
  date,
  closeMs,
  points: peerOf(place),
}));

/** Days and the peer's closes of the first sessions. */
function historyOf(count: number): LaneHistory {
  const days = emptyBarSeries(count, false);
  for (const [place, { openMs, closeMs }] of SESSIONS.slice(0, count).entries()) {
    days.startMs[place] = openMs;
    days.closeMs[place] = closeMs;
    for (const column of [days.open, days.high, days.low, days.close]) column[place] = closeOf(place);
  }
  return { days, volatility: [], peer: PEER.slice(0, count) };
}

/** The desk of a lane that was given so many sessions as history and the others as events. */
function deskAfter(historySessions: number, sessions: number) {
  const levels = {
    vixMin: undefined,
    vixMax: undefined,
    ivRankMin: undefined,
    ivPercentileMin: undefined,
    divergenceMax: 2,
    gapMax: undefined,
  };
  const off = { regime: undefined, fuzzy: undefined, consensus: undefined };
  const signals = { calendar: nyse, frame: 'D', dteTarget: 45, levels, ...off } as const;
  const history = historyOf(historySessions);
  const lane = emptyLane({ strategy: STRATEGY, calendar: MONTHLY, history, signals }, undefined);
  for (const place of SESSIONS.keys()) {
    const session = SESSIONS[place];
    if (session === undefined || place < historySessions || place >= sessions) continue;
    lane.desk?.notePeerClose(peerOf(place), session.closeMs);
    const close = closeOf(place);
    const { openMs: startMs, closeMs } = session;
    const bar = { startMs, closeMs, open: close, high: close, low: close, close, volume: undefined };
    lane.desk?.noteBar(eventOf(session, bar));
  }
  return lane.desk;
}

it('a peer’s closes of before the run are paired with the days of before it', () => {
  const reading = deskAfter(0, 25)?.read('divergence');
  expect(reading).toMatchObject({ available: true, asOfMs: SESSIONS[24]?.closeMs });
  for (const history of [1, 20, 21, 24]) expect(deskAfter(history, 25)?.read('divergence')).toEqual(reading);
  expect(deskAfter(25, 25)?.read('divergence')).toEqual(reading);
});

it('twenty pairs are too few, one more is enough, wherever they come from', () => {
  expect(deskAfter(19, 20)?.read('divergence')).toEqual({ available: false, reason: 'too-few-sessions' });
  expect(deskAfter(20, 21)?.read('divergence')).toMatchObject({ available: true });
});

it('what is bounded stands on the card, known or missing', () => {
  expect(deskAfter(0, 2)?.card()).toEqual({
    levels: [{ name: 'divergence', missing: 'too-few-sessions' }],
  });
  expect(deskAfter(0, 25)?.card().levels).toMatchObject([
    { name: 'divergence', value: expect.any(Number) as number },
  ]);
});
