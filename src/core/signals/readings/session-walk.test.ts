// Tests when sessions are told to open and to close: whole days, half days, missing bars and sessions, cut ones.
import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import { barsOf, dayOf, eventOf, sessionsFrom } from './run-events.fixture.ts';
import { SessionWalk, type WalkedSession } from './session-walk.ts';

/** A walk and copies of what it told. */
function walked() {
  const told: { readonly kind: 'opened' | 'closed'; readonly session: WalkedSession }[] = [];
  const walk = new SessionWalk(nyse, [
    {
      noteOpened: (session) => told.push({ kind: 'opened', session: { ...session } }),
      noteClosed: (session) => told.push({ kind: 'closed', session: { ...session } }),
    },
  ]);
  return { walk, told };
}

// A half day between two whole ones.
const [EVE, HALF_DAY, MONDAY] = sessionsFrom('2020-11-25', 3) as [
  (typeof nyse.sessions)[number],
  (typeof nyse.sessions)[number],
  (typeof nyse.sessions)[number],
];

describe('a walk over sessions', () => {
  it('tells prices, close before and instants', () => {
    const { walk, told } = walked();
    for (const bar of barsOf(EVE, 195, [101, 99], { open: 100 })) walk.note(bar);
    for (const bar of barsOf(HALF_DAY, 105, [102, 103], { open: 98 })) walk.note(bar);
    expect(told.map(({ kind, session }) => [kind, session.open, session.close, session.atMs])).toEqual([
      ['opened', 100, 101, EVE.openMs + 195 * 60_000],
      ['closed', 100, 99, EVE.closeMs],
      ['opened', 98, 102, HALF_DAY.openMs + 105 * 60_000],
      ['closed', 98, 103, HALF_DAY.closeMs],
    ]);
    expect(told.at(-1)?.session).toMatchObject({
      high: 103,
      low: 98,
      index: HALF_DAY.index,
      previousClose: 99,
      previousIndex: EVE.index,
    });
    expect(told[0]?.session.previousClose).toBeUndefined();
  });

  it('closes a session that was cut with the first bar of a later one, before that one opens', () => {
    const { walk, told } = walked();
    for (const bar of barsOf(EVE, 195, [101, undefined], { open: 100 })) walk.note(bar);
    expect(walk.closedSession).toBe(EVE.index - 1);
    const [bar] = barsOf(MONDAY, 195, [104]);
    if (bar !== undefined) walk.note(bar);
    expect(told.map(({ kind, session }) => [kind, session.index, session.close, session.atMs])).toEqual([
      ['opened', EVE.index, 101, EVE.openMs + 195 * 60_000],
      ['closed', EVE.index, 101, bar?.availableAtMs],
      ['opened', MONDAY.index, 104, bar?.availableAtMs],
    ]);
    // The half day is over although no bar of it came.
    expect(walk.closedSession).toBe(HALF_DAY.index);
  });

  it('has no open where the opening bar is missing or repeats the close before', () => {
    const { walk, told } = walked();
    for (const bar of barsOf(EVE, 195, [undefined, 99], { open: 100 })) walk.note(bar);
    for (const bar of barsOf(HALF_DAY, 105, [102, 103], { open: 99 })) walk.note(bar);
    for (const bar of barsOf(MONDAY, 195, [102, 103], { open: 103.01 })) walk.note(bar);
    const problems = told.flatMap(({ kind, session }) => (kind === 'opened' ? [session.openProblem] : []));
    expect(problems).toEqual(['no-opening-bar', 'open-repeats-close', undefined]);
  });

  it('takes whole days as bars and as history', () => {
    const { walk, told } = walked();
    walk.noteWhole(dayOf(EVE, { open: 100, high: 105, low: 95, close: 101 }));
    expect(walk.closedSession).toBe(EVE.index);
    walk.note(eventOf(HALF_DAY, dayOf(HALF_DAY, { open: 102, high: 106, low: 96, close: 104 })));
    expect(told.map(({ kind, session }) => [kind, session.atMs, session.previousClose])).toEqual([
      ['closed', EVE.closeMs, undefined],
      ['opened', HALF_DAY.closeMs, 101],
      ['closed', HALF_DAY.closeMs, 101],
    ]);
  });

  it('counts openings and closes, and nothing on a quiet bar', () => {
    const { walk } = walked();
    const counts = barsOf(EVE, 78, [100, 101, 102, 103, 104]).map((bar) => {
      walk.note(bar);
      return walk.changes.count;
    });
    expect(counts).toEqual([1, 1, 1, 1, 2]);
  });

  it('passes over bars after the close, and throws for bars that go back or of no session', () => {
    const { walk, told } = walked();
    const bars = barsOf(HALF_DAY, 210, [100]);
    for (const bar of [...bars, ...bars]) walk.note(bar);
    expect(told.length).toBe(2);
    const [earlier] = barsOf(EVE, 390, [100]);
    expect(() => earlier && walk.note(earlier)).toThrow(InvariantViolation);
    const sunday = { ...MONDAY, openMs: MONDAY.openMs - 86_400_000, closeMs: MONDAY.closeMs - 86_400_000 };
    const { walk: fresh } = walked();
    expect(() =>
      fresh.noteWhole(dayOf(sunday as typeof MONDAY, { open: 1, high: 1, low: 1, close: 1 })),
    ).toThrow(InvariantViolation);
  });
});
