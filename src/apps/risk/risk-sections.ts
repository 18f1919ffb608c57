// What every run's document tells of its risk, at a depth that every backtest can afford.
import {
  expiryOutlook,
  monteCarlo,
  MONTE_CARLO_DEFAULTS,
  type MonteCarloSection,
  runSample,
  type SimulatedRun,
  type StressSection,
  valueAtRisk,
  type ValueAtRiskSection,
} from '../../analysis/scenario/index.ts';
import { invariant } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import { openStructures } from './open-structures.ts';
import { stressOfRecords } from './stress-of-records.ts';

/** Expiries drawn of each open trade under a backtest, and by `quantor risk`. */
const OUTLOOK_PATHS = 100_000;
export const DEEP_OUTLOOK_PATHS = 1_000_000;

export interface RiskSections {
  readonly monteCarlo: MonteCarloSection;
  readonly valueAtRisk: ValueAtRiskSection;
  /** `null` where the package's table of shocks does not read. */
  readonly stress: StressSection | null;
}

/** The sections of a ledger whose first record is its manifest; chance comes from the run's seed alone. */
export function riskSections(records: readonly LedgerRecord[]): RiskSections {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const sample = runSample(records);
  const simulated = monteCarlo(sample, manifest.seed, MONTE_CARLO_DEFAULTS);
  return {
    monteCarlo: withOpenTrades(simulated, records, OUTLOOK_PATHS),
    valueAtRisk: valueAtRisk(sample, manifest.seed),
    stress: stressOfRecords(records),
  };
}

/** Adds what the trades that are open at the end may come to at their expiries, `paths` drawn of each. */
export function withOpenTrades(
  simulated: SimulatedRun,
  records: readonly LedgerRecord[],
  paths: number,
): MonteCarloSection {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const rng = createRng(manifest.seed).fork('at expiry');
  const { structures, untold } = openStructures(records);
  const closes = records.flatMap((record) => (record.type === 'session-closed' ? [record.spotPoints] : []));
  const underlying = Float64Array.from(closes.slice(1), (close, at) => close / (closes[at] as number) - 1);
  return {
    ...simulated,
    openAtExpiry: structures.map((open) =>
      expiryOutlook(open, underlying, paths, rng.fork(`trade ${open.tradeId}`)),
    ),
    untoldAtExpiry: untold,
  };
}
