// The simulated chain of a single instant, made from a spot and index levels alone: what calculators and validation ask.
import {
  emptyBarSeries,
  type EpochMs,
  invariant,
  type Root,
  type SessionDate,
  type TickRule,
} from '../../domain/index.ts';
import type { Listings, TradingCalendar } from '../../market/index.ts';
import type { IndexLevels } from '../surface/index-family.ts';
import type { VarianceClock } from '../surface/variance-clock.ts';
import { emptyVolatilityPath, writeLevels } from '../volatility/volatility-path.ts';
import type { CarryRates } from './carry-rates.ts';
import { createSimulatedChain, type SimulatedChain } from './simulated-chain.ts';
import { spreadModelOf } from './spread-model.ts';

/** The dated rules that chains of every instant share. */
export interface ChainRules {
  readonly calendar: TradingCalendar;
  readonly clock: VarianceClock;
  readonly listings: Listings;
  readonly tickRules: readonly TickRule[];
}

export interface ChainInstant {
  readonly root: Root;
  /** Within a session, its open and close included. */
  readonly atMs: EpochMs;
  /** The underlying in the root's points. */
  readonly spotPoints: number;
  /** Points; members that are not given are estimated. */
  readonly levels: IndexLevels;
  readonly carry: CarryRates;
}

/** The chain at an instant; strikes are listed around the spot, as if the session had opened there. */
export function chainAtInstant(rules: ChainRules, instant: ChainInstant): SimulatedChain {
  const { root, atMs, spotPoints, levels, carry } = instant;
  const session = rules.calendar.lastOpened(atMs);
  invariant(
    session !== undefined && atMs <= session.closeMs,
    `a simulated chain needs an instant within a session, found ${atMs}`,
  );
  const bars = emptyBarSeries(1, false);
  bars.startMs[0] = session.openMs;
  bars.closeMs[0] = atMs;
  for (const column of [bars.open, bars.high, bars.low, bars.close]) column[0] = spotPoints;
  const volatility = emptyVolatilityPath(1, 'recorded', 'given');
  writeLevels(volatility, 0, levels.vix, levels);
  return createSimulatedChain({
    root,
    market: { bars, sessionIndex: Int32Array.of(session.index) },
    sessions: rules.calendar.sessions,
    clock: rules.clock,
    volatility,
    listings: rules.listings,
    carry,
    tickRules: rules.tickRules,
    spread: spreadModelOf(root),
  });
}

/** One rate and one yield at all times, continuously compounded decimals. */
export function flatCarry(rate: number, dividendYield: number): CarryRates {
  return {
    rateOn: (_date: SessionDate): number => rate,
    yieldOn: (_date: SessionDate): number => dividendYield,
  };
}
