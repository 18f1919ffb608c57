// A desk that says what a test wants it to.
import type {
  ConsensusVerdict,
  EpochMs,
  FuzzyVerdict,
  NoVerdict,
  RegimeVerdict,
  Signal,
} from '../../domain/index.ts';
import type { ReadingName, SignalDesk, SignalPlan } from '../../signals/index.ts';

export const REGIME: RegimeVerdict = {
  available: true,
  regime: 'low-vol-range',
  wingScale: 1,
  sizeScale: 1,
  isBlocking: false,
  reasons: [],
  inputs: [],
};

export const TRADE: ConsensusVerdict = { outcome: 'trade', value: 0.8, votes: [], reasons: [] };

export const NONE: NoVerdict = { available: false, reason: 'warming-up', inputs: [] };

const NO_LEVELS = {
  vixMin: undefined,
  vixMax: undefined,
  ivRankMin: undefined,
  ivPercentileMin: undefined,
  divergenceMax: undefined,
  gapMax: undefined,
};

/** What a staged desk reads and says; what is not given is missing or switched off. */
export interface StagedSignals {
  readonly plan?: Partial<SignalPlan>;
  readonly readings?: Partial<Record<ReadingName, number>>;
  readonly regime?: RegimeVerdict | NoVerdict;
  readonly consensus?: ConsensusVerdict;
  readonly fuzzy?: FuzzyVerdict | NoVerdict;
}

export function stagedDesk({ plan, readings = {}, regime, consensus, fuzzy }: StagedSignals): SignalDesk {
  const ignore = (): void => undefined;
  return {
    plan: { levels: NO_LEVELS, ...plan } as SignalPlan,
    noteDailyBar: ignore,
    noteVolatility: ignore,
    notePeerClose: ignore,
    noteBar: ignore,
    read: (name): Signal<number> => {
      const value = readings[name];
      return value === undefined
        ? { available: false, reason: `no-${name}` }
        : { available: true, value, asOfMs: 1 as EpochMs };
    },
    regime: () => regime,
    consensus: () => consensus,
    fuzzy: () => fuzzy,
    flips: () => [],
    card: () => ({
      ...(regime && { regime }),
      ...(consensus && { consensus }),
      ...(fuzzy && { fuzzy }),
    }),
  };
}

export const levels = (changes: Partial<SignalPlan['levels']>): Pick<SignalPlan, 'levels'> => ({
  levels: { ...NO_LEVELS, ...changes },
});
