// Tests the order and content of the events that a dataset becomes.
import { describe, expect, it } from 'vitest';
import { dayNumberOf, type MarketEvent, type SessionDate } from '../../domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { createDatasetSource, type Dataset } from './dataset-source.ts';
import { compareEventPlaces } from '../event-order.ts';
import { eventsOf, fakeDataset } from '../fake-dataset.fixture.ts';

const TUESDAY = '2018-01-16' as SessionDate;
const WEDNESDAY = '2018-01-17' as SessionDate;
const DAYS = [
  { date: TUESDAY, closes: [270, 271, undefined], vix: 15 },
  { date: WEDNESDAY, closes: [272, undefined, 274], vix: 16 },
];

const eventsIn = (dataset: Dataset) => eventsOf(createDatasetSource(dataset));
const barsIn = (events: readonly MarketEvent[]) => events.filter((event) => event.kind === 'bar-closed');

describe('a dataset', () => {
  it('becomes bars at their close, session ends and what is published after them', () => {
    const events = eventsIn(fakeDataset({ days: DAYS }));
    expect(events.map(({ seq, kind, availableAtMs }) => [seq, kind, availableAtMs])).toEqual([
      [1, 'bar-closed', instant(TUESDAY, 130)],
      [2, 'bar-closed', instant(TUESDAY, 260)],
      // The last bar is missing: the session still ends at its close.
      [3, 'session-ended', instant(TUESDAY, 390)],
      [4, 'volatility-published', instant(TUESDAY, 405)],
      [5, 'bar-closed', instant(WEDNESDAY, 130)],
      [6, 'bar-closed', instant(WEDNESDAY, 390)],
      [7, 'session-ended', instant(WEDNESDAY, 390)],
      [8, 'volatility-published', instant(WEDNESDAY, 405)],
    ]);
  });

  it('gives every bar its own prices, session and chain', () => {
    const dataset = fakeDataset({ days: DAYS, atBar: (_chain, index) => index !== 2 });
    const source = createDatasetSource(dataset);
    const spots: unknown[] = [];
    for (let preview = source.peek(); preview !== undefined; preview = source.peek()) {
      const { availableAtMs, kind } = preview;
      const event = source.next(1);
      expect(event).toMatchObject({ availableAtMs, kind });
      if (event.kind !== 'bar-closed') continue;
      expect(event.bar.closeMs).toBe(event.availableAtMs);
      spots.push(
        'unavailable' in event.chain ? event.chain.unavailable : [event.chain.spotPoints, event.chain.atMs],
      );
    }
    expect(spots).toEqual([
      [270, instant(TUESDAY, 130)],
      [271, instant(TUESDAY, 260)],
      'no volatility',
      [274, instant(WEDNESDAY, 390)],
    ]);
    expect(barsIn(eventsIn(dataset)).map(({ bar }) => [bar.open, bar.high, bar.low, bar.close])).toEqual([
      [270, 270, 270, 270],
      [270, 271, 270, 271],
      [272, 272, 272, 272],
      [274, 274, 274, 274],
    ]);
  });

  it('marks the first bar of a session and says when it opens and closes', () => {
    const bars = barsIn(eventsIn(fakeDataset({ days: DAYS })));
    expect(bars.map((bar) => [bar.sessionDate, bar.isFirstOfSession])).toEqual([
      [TUESDAY, true],
      [TUESDAY, false],
      [WEDNESDAY, true],
      [WEDNESDAY, false],
    ]);
    expect(bars.at(-1)).toMatchObject({
      sessionDay: dayNumberOf(WEDNESDAY),
      sessionOpenMs: instant(WEDNESDAY, 0),
      sessionCloseMs: instant(WEDNESDAY, 390),
      sessionOpenMinute: 570,
    });
  });

  it('says of a session’s end whether its close is known', () => {
    const endsOf = (days: typeof DAYS) =>
      eventsIn(fakeDataset({ days })).flatMap((event) =>
        event.kind === 'session-ended' ? [[event.sessionDate, event.isComplete]] : [],
      );
    // Tuesday lost its last bar, but Wednesday follows.
    expect(endsOf(DAYS)).toEqual([
      [TUESDAY, true],
      [WEDNESDAY, true],
    ]);
    expect(endsOf(DAYS.slice(0, 1))).toEqual([[TUESDAY, false]]);
    expect(endsOf([{ date: TUESDAY, closes: [270, undefined, 271], vix: 15 }])).toEqual([[TUESDAY, true]]);
  });

  it('gives an opening settlement once, with the first bar by whose close it is known', () => {
    const value = { points: 271.5, source: 'open-proxy' } as const;
    const givenWhenKnownAt = (minute: number) => {
      const dataset: Dataset = {
        ...fakeDataset({ days: DAYS }),
        openingSettlement: ({ date }) =>
          date === WEDNESDAY ? { value, knownMs: instant(WEDNESDAY, minute) } : undefined,
      };
      return barsIn(eventsIn(dataset)).map(({ openingSettlement }) => openingSettlement);
    };
    expect(givenWhenKnownAt(0)).toEqual([undefined, undefined, value, undefined]);
    expect(givenWhenKnownAt(130)).toEqual([undefined, undefined, value, undefined]);
    expect(givenWhenKnownAt(131)).toEqual([undefined, undefined, undefined, value]);
    expect(givenWhenKnownAt(391)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('warms up until its first tradable instant', () => {
    const bars = barsIn(eventsIn(fakeDataset({ days: DAYS, tradableFrom: WEDNESDAY })));
    expect(bars.map(({ isTradable }) => isTradable)).toEqual([false, false, true, true]);
  });

  it('puts what falls on one instant into the order of events', () => {
    const dataset = fakeDataset({ days: DAYS });
    const coinciding: Dataset = {
      ...dataset,
      volatility: dataset.volatility.map(({ row }) => ({ row, publishedMs: instant(row.date, 390) })),
    };
    const events = eventsIn(coinciding);
    const kindsAtClose = events
      .filter(({ availableAtMs }) => availableAtMs === instant(WEDNESDAY, 390))
      .map(({ kind }) => kind);
    expect(kindsAtClose).toEqual(['volatility-published', 'bar-closed', 'session-ended']);
    for (const [index, event] of events.slice(1).entries()) {
      expect(compareEventPlaces(events[index] ?? event, event)).toBeLessThanOrEqual(0);
    }
  });

  it('tells a peer’s closes at the end of their sessions, before the bar of that instant and never sooner', () => {
    const peer = [TUESDAY, WEDNESDAY].map((date, day) => ({
      date,
      closeMs: instant(date, 390),
      points: 160 + day,
    }));
    const events = eventsIn({ ...fakeDataset({ days: DAYS }), peer });
    expect(events.map(({ kind, availableAtMs }) => [kind, availableAtMs])).toEqual([
      ['bar-closed', instant(TUESDAY, 130)],
      ['bar-closed', instant(TUESDAY, 260)],
      ['peer-closed', instant(TUESDAY, 390)],
      ['session-ended', instant(TUESDAY, 390)],
      ['volatility-published', instant(TUESDAY, 405)],
      ['bar-closed', instant(WEDNESDAY, 130)],
      ['peer-closed', instant(WEDNESDAY, 390)],
      ['bar-closed', instant(WEDNESDAY, 390)],
      ['session-ended', instant(WEDNESDAY, 390)],
      ['volatility-published', instant(WEDNESDAY, 405)],
    ]);
    expect(events.filter(({ kind }) => kind === 'peer-closed')).toEqual([
      { kind: 'peer-closed', seq: 3, availableAtMs: instant(TUESDAY, 390), date: TUESDAY, points: 160 },
      { kind: 'peer-closed', seq: 7, availableAtMs: instant(WEDNESDAY, 390), date: WEDNESDAY, points: 161 },
    ]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
    for (const [index, event] of events.slice(1).entries())
      expect(compareEventPlaces(events[index] ?? event, event)).toBeLessThanOrEqual(0);
  });

  it('may hold nothing', () => {
    expect(eventsIn(fakeDataset({ days: [] }))).toEqual([]);
  });
});
