// What a check found in one file, by the kind of data in it.
import type { ChainLayout, Timeframe } from '../../core/domain/index.ts';
import type {
  BarsReport,
  Doubt,
  IntakeReport,
  LevelsReport,
  PreparedBars,
  RatesReport,
} from '../../core/market/index.ts';

interface FileFacts {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Price bars, with what is accepted but looks odd. */
export interface CheckedBars extends FileFacts {
  readonly kind: 'bars';
  readonly timeframe: Timeframe;
  readonly report: BarsReport;
  readonly doubts: readonly Doubt[];
  /** The cleaned bars themselves. */
  readonly bars: PreparedBars;
}

/** Levels of a volatility index. */
export interface CheckedLevels extends FileFacts {
  readonly kind: 'levels';
  readonly report: LevelsReport;
}

/** Yearly rates by day. */
export interface CheckedRates extends FileFacts {
  readonly kind: 'rates';
  readonly report: RatesReport;
}

/** Option chains, as an import would judge them. */
export interface CheckedChains extends FileFacts {
  readonly kind: 'chains';
  readonly layout: ChainLayout;
  readonly report: IntakeReport;
}

/** One of several files that cannot be checked; the others are. */
export interface RefusedFile {
  readonly kind: 'refused';
  readonly path: string;
  readonly error: UncheckedFile['error'];
}

export type CheckedFile = CheckedBars | CheckedLevels | CheckedRates | CheckedChains;
export type FileOutcome = CheckedFile | RefusedFile;

/** Why a file cannot be checked: a code, what was expected and what was found. */
export interface UncheckedFile {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly problems: readonly string[];
  };
}
