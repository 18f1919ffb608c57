// Ranks of a choice among its moves, and the verdict over worlds in which no choice can be good.
import { describe, expect, test } from 'vitest';
import { judgeShiftedWorlds } from './judge-shifted-worlds.ts';
import { judgeShifts, type ShiftJudgement } from './judge-shifts.ts';

const counts = { sessions: 500, passedSessions: 200 };
const result = (perTrade: number, trades = 10) => ({ netPnlDollars: perTrade * trades, trades });

describe('a choice among its moves', () => {
  test('is as likely as its rank, by dollars a trade', () => {
    const moved = Array.from({ length: 19 }, (_, move) => result(move));
    expect(judgeShifts(result(30, 2), moved, counts)).toMatchObject({ betterChance: 1 / 20, worseChance: 1 });
    expect(judgeShifts(result(-1), moved, counts)).toMatchObject({ betterChance: 1, worseChance: 1 / 20 });
    // As good as 9 and better than 9: equals count against it on both sides.
    expect(judgeShifts(result(9), moved, counts)).toMatchObject({
      betterChance: 11 / 20,
      worseChance: 11 / 20,
      perTrade: 9,
      movedPerTrade: 9,
      moves: 19,
    });
  });

  test('without trades, or without moves that trade, has no rank', () => {
    expect(judgeShifts(result(0, 0), [result(1)], counts)).toMatchObject({
      perTrade: null,
      betterChance: null,
    });
    expect(judgeShifts(result(5), [result(0, 0)], counts)).toMatchObject({ moves: 0, worseChance: null });
  });
});

describe('worlds', () => {
  /** A world in which the choice was at this place of 20, 1 the best. */
  const world = (place: number | undefined): ShiftJudgement => ({
    ...counts,
    trades: 10,
    perTrade: 1,
    movedPerTrade: 0,
    moves: 19,
    betterChance: place === undefined ? null : place / 20,
    worseChance: place === undefined ? null : (21 - place) / 20,
  });
  const even = Array.from({ length: 40 }, (_, at) => world((at % 20) + 1));

  test('pass where ranks are even', () => {
    expect(judgeShiftedWorlds(even)).toMatchObject({
      verdict: 'passed',
      better: { count: 2, of: 40 },
      worse: { count: 2 },
      passedShare: 0.4,
      trades: 400,
    });
  });

  test('fail where signals choose too well, or too badly, to be chance', () => {
    const best = Array.from({ length: 8 }, () => world(1));
    const worst = Array.from({ length: 8 }, () => world(20));
    expect(judgeShiftedWorlds([...even, ...best]).verdict).toBe('failed');
    expect(judgeShiftedWorlds([...even, ...worst]).verdict).toBe('failed');
  });

  test('that traded nothing are not judged, and few cannot pass', () => {
    expect(judgeShiftedWorlds([world(undefined), world(10)])).toMatchObject({
      verdict: 'undecided',
      worlds: 2,
      judgedWorlds: 1,
    });
  });
});
