// The parts of a run that a proof looks at, in the order in which one feeds the next.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { ReadingName } from '../../../core/signals/index.ts';

/** A difference in one of these is told of the first that differs: what comes after it rests on it. */
export const MODULES = [
  'bars and openings',
  'volatility levels',
  'chain quotes',
  'IV rank and percentile',
  'realised volatility',
  'overnight gap',
  'peer divergence',
  'indicators',
  'chain readings',
  'timeframe consensus',
  'regime by rules',
  'regime by HMM',
  'fuzzy, quantor',
  'fuzzy, ancestor',
  'marks and exits',
  'entries',
  'orders and fills',
  'settlement and cash',
  'account and limits',
] as const;
export type Module = (typeof MODULES)[number];

const READING_MODULES: Partial<Record<ReadingName, Module>> = {
  vix: 'volatility levels',
  'vix-9d-ratio': 'volatility levels',
  'vix-3m-ratio': 'volatility levels',
  'iv-rank': 'IV rank and percentile',
  'iv-percentile': 'IV rank and percentile',
  'realised-21': 'realised volatility',
  'realised-parkinson': 'realised volatility',
  'realised-garman-klass': 'realised volatility',
  'realised-5m': 'realised volatility',
  vrp: 'realised volatility',
  'volatility-expansion': 'realised volatility',
  gap: 'overnight gap',
  divergence: 'peer divergence',
  'atm-iv': 'chain readings',
  'skew-25': 'chain readings',
  consensus: 'timeframe consensus',
};

/** The module of a reading; what no other has is an indicator of the signals' frame. */
export function moduleOfReading(name: ReadingName): Module {
  return READING_MODULES[name] ?? 'indicators';
}

const RECORD_MODULES: Partial<Record<LedgerRecord['type'], Module>> = {
  trace: 'entries',
  'expiry-settled': 'settlement and cash',
  'option-exercised': 'settlement and cash',
  'dividend-booked': 'settlement and cash',
  'position-liquidated': 'settlement and cash',
  'interest-credited': 'settlement and cash',
  'session-closed': 'account and limits',
  'kill-switch': 'account and limits',
  'rule-violation': 'account and limits',
  'run-ended': 'account and limits',
};

/** The module that a ledger's record speaks of. */
export function moduleOfRecord(type: LedgerRecord['type']): Module {
  return RECORD_MODULES[type] ?? 'orders and fills';
}
