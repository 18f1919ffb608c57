// The recorded chain as smiles with the index levels of their instant: what is compared, and what a rule is fitted to.
import type {
  ForwardInputs,
  RecordedSlice,
  RecordedSnapshot,
  SliceFailure,
  TradingSession,
} from '../../core/market/index.ts';
import { recordedSlice } from '../../core/market/index.ts';
import type { IndexLevels } from '../../core/synthetic/index.ts';
import { daysBetween } from '../../core/domain/index.ts';

/** How the level of VIX at an instant was found; `open-close-line` lies between the day's open and close. */
export type LevelSource = 'close' | 'intraday' | 'open-close-line';

/** A snapshot that has smiles. */
export interface SmileSnapshot {
  readonly recorded: RecordedSnapshot;
  readonly session: TradingSession;
  readonly levels: IndexLevels;
  readonly levelSource: LevelSource;
  readonly rate: number;
  readonly smiles: readonly Smile[];
}

export interface Smile extends RecordedSlice {
  /** Calendar days from the quotes' session to the expiry's. */
  readonly dte: number;
}

/** Longer maturities are not compared. */
export const DTE_MAX = 400;

/** Expiries that make no smile, by reason; `too-long` lie beyond `DTE_MAX`. */
export type SmileFailures = Record<SliceFailure | 'too-long', number>;

export function noFailures(): SmileFailures {
  return { 'too-long': 0, 'one-sided': 0, 'no-pairs': 0, 'forward-disagrees': 0, 'few-quotes': 0 };
}

/** The smiles of a snapshot; `failures` counts the expiries that make none. */
export function smilesOf(
  recorded: RecordedSnapshot,
  inputs: ForwardInputs,
  failures: SmileFailures,
): readonly Smile[] {
  return recorded.expiries.flatMap((quoted): readonly Smile[] => {
    const dte = daysBetween(recorded.date, quoted.expiry.sessionDate);
    const result =
      dte > DTE_MAX ? ({ ok: false, reason: 'too-long' } as const) : recordedSlice(recorded, quoted, inputs);
    if (result.ok) return [{ ...result.slice, dte }];
    failures[result.reason] += 1;
    return [];
  });
}
