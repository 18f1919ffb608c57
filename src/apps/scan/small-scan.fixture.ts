// A scan of two condors, one that passes and one that is refused, with every figure a plain number.
import type { Scan, ScannedCandidate } from '../../analysis/explain/index.ts';
import { cents, type EpochMs } from '../../core/domain/index.ts';
import { candidateOf, CONDOR, EXPIRY } from '../../core/portfolio/open-trade.fixture.ts';
import { stageCondor } from '../../../test/fixtures/venue-stage.ts';
import { ENTER_CARD } from '../explain/full-card.fixture.ts';
import type { LabelledScan } from './scan-at.ts';

export const PASSING: ScannedCandidate = {
  candidate: candidateOf(CONDOR),
  isOwn: true,
  maxLossCents: 90_800,
  returnOnRisk: 92 / 908,
  breakevens: [259.08, 280.92],
  profitProbability: 0.5108,
  margins: { cboe: 100_000, ibkr: 100_000, alpaca: 100_000, lean: 100_000 },
  worstExpiryCents: 100_000,
  verdict: { kind: 'approved', quantity: 3, binding: 'risk-per-trade', limitCents: 82 },
};

export const REFUSED: ScannedCandidate = {
  ...PASSING,
  candidate: candidateOf(stageCondor(EXPIRY, [245, 260, 280, 290]), {
    midCreditCents: 120.5,
    naturalCreditCents: cents(110),
  }),
  isOwn: false,
  maxLossCents: 139_000,
  returnOnRisk: 110 / 1390,
  breakevens: [258.9, 281.1],
  profitProbability: undefined,
  margins: { ...PASSING.margins, ibkr: 250_000, alpaca: 150_000 },
  worstExpiryCents: 150_000,
  verdict: { kind: 'stand', gate: 'leg-spread', measured: 0.3123, limit: 0.25, reason: 'spread-ratio' },
};

export const SCAN: Scan = {
  card: ENTER_CARD,
  quotes: { origin: 'simulated', atMs: ENTER_CARD.atMs },
  stands: [],
  own: PASSING.candidate,
  candidates: [PASSING, REFUSED],
  unquoted: [],
  leftOut: 0,
  expiries: 1,
  emptyExpiries: [],
};

export const LABELLED: LabelledScan = {
  scan: SCAN,
  labels: { underlying: 'real', volatility: 'estimated', chain: 'recorded' },
  marginRule: 'ibkr',
  cashDollars: 100_000,
};

export const QUOTED_AT = Date.parse('2018-01-16T15:55:00Z') as EpochMs;
