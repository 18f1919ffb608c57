// A made-up trial, for tests of the register.
import type { EpochMs, SessionDate } from '../../../core/domain/index.ts';
import type { TrialRecord } from '../../../core/ledger/index.ts';

/** The trial of one configuration, `changes` applied. */
export function sampleTrial(configSha256: string, changes: Partial<TrialRecord> = {}): TrialRecord {
  return {
    type: 'trial',
    atMs: 1_764_000_000_000 as EpochMs,
    source: 'backtest',
    market: 'S&P 500',
    root: 'XSP',
    from: '2010-01-04' as SessionDate,
    to: '2012-12-31' as SessionDate,
    sessions: 754,
    trades: 90,
    dataSha256: 'd'.repeat(64),
    configSha256,
    changed: { 'exit.dteFloor': 7 },
    runId: '0123456789ab',
    quantorVersion: '0.1.0',
    sharpe: 0.05,
    skewness: -1,
    kurtosis: 9,
    firstMonth: '2010-01',
    months: [0.01, -0.02, 0.005],
    ...changes,
  };
}
