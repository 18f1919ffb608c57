// What a shock of the past is to a market that stands elsewhere: how far its underlying and its level of volatility go.
import { daysBetween, type HistoricalShock } from '../../../core/domain/index.ts';

/** Above the highest close on record, of VXO on 1987-10-19. */
const VIX_MAX = 150.19;

/**
 * The level of VIX that a shock brings from another level: as many times or as many points higher as then, whichever is
 * more. A market as calm as the one before 2018-02-05 would make little of the ratio of a day in March 2020, and a
 * turbulent one little of the points of 2018. A level that fell is scaled. Never above the highest close on record,
 * 150.19, unless it was there before.
 */
export function shockedVix(
  vixPoints: number,
  { volatilityBefore, volatilityAfter }: Pick<HistoricalShock, 'volatilityBefore' | 'volatilityAfter'>,
): number {
  const ratio = volatilityAfter / volatilityBefore;
  const added = vixPoints + volatilityAfter - volatilityBefore;
  const level = ratio > 1 ? Math.max(vixPoints * ratio, added) : vixPoints * ratio;
  return Math.min(level, Math.max(VIX_MAX, vixPoints));
}

/** Change of the index, decimal. */
export function spotChangeOf({ spotBefore, spotAfter }: HistoricalShock): number {
  return spotAfter / spotBefore - 1;
}

/** Calendar days from its first close to its last session, at least one. */
export function shockDays({ from, to }: HistoricalShock): number {
  return Math.max(1, daysBetween(from, to));
}
