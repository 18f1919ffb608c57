// The verdict over worlds in which no timing can pay: how often signals seem to choose well, or badly, by chance alone.
import { binomialUpperTail } from '../null-test/binomial-tail.ts';
import type { WorldsVerdict } from '../null-test/judge-worlds.ts';
import { type ShareInterval, shareOf } from '../null-test/share-interval.ts';
import type { ShiftJudgement } from './judge-shifts.ts';

/** A chance at most this small counts as found. */
const LEVEL = 0.05;
const CHANCE_MIN = 0.001;
/** Fewer worlds than this cannot tell a share of 5% from a much larger one. */
const WORLDS_MIN = 20;

export interface ShiftedWorldsJudgement {
  readonly verdict: WorldsVerdict;
  readonly worlds: number;
  /** Worlds in which something was traded and moved. */
  readonly judgedWorlds: number;
  readonly trades: number;
  /** Share of the sessions that signals let pass. */
  readonly passedShare: number;
  /** Worlds in which the chosen sessions were among the best twentieth, or the worst. */
  readonly better: ShareInterval;
  readonly worse: ShareInterval;
}

/** Fails where either is found more often than chance does. */
export function judgeShiftedWorlds(worlds: readonly ShiftJudgement[]): ShiftedWorldsJudgement {
  const judged = worlds.filter(({ betterChance }) => betterChance !== null);
  const found = (chanceOf: (world: ShiftJudgement) => number | null): ShareInterval =>
    shareOf(judged.filter((world) => (chanceOf(world) ?? 1) <= LEVEL).length, judged.length);
  const better = found(({ betterChance }) => betterChance);
  const worse = found(({ worseChance }) => worseChance);
  const isBeyondChance = ({ count, of }: ShareInterval): boolean =>
    binomialUpperTail(count, of, LEVEL) < CHANCE_MIN;
  const sessions = worlds.reduce((sum, world) => sum + world.sessions, 0);
  return {
    verdict:
      isBeyondChance(better) || isBeyondChance(worse)
        ? 'failed'
        : judged.length < WORLDS_MIN
          ? 'undecided'
          : 'passed',
    worlds: worlds.length,
    judgedWorlds: judged.length,
    trades: worlds.reduce((sum, { trades }) => sum + trades, 0),
    passedShare: sessions === 0 ? 0 : worlds.reduce((sum, world) => sum + world.passedSessions, 0) / sessions,
    better,
    worse,
  };
}
