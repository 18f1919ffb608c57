// A decision card on which everything has something to say.
import type { DecisionCard } from '../../analysis/explain/index.ts';
import type { EpochMs } from '../../core/domain/index.ts';
import { candidateOf, CONDOR } from '../../core/portfolio/open-trade.fixture.ts';

const at = (text: string): EpochMs => Date.parse(text) as EpochMs;
const FRIDAY_CLOSE = at('2018-01-12T21:00:00Z');

export const STAND_CARD: DecisionCard = {
  atMs: at('2018-01-16T16:00:00Z'),
  root: 'XSP',
  spotPoints: 270.5,
  vixPoints: { available: true, value: 11.66, asOfMs: at('2018-01-12T21:15:00Z') },
  entry: { outcome: 'stand', gate: 'confidence', measured: 0.25, limit: 0.3, candidate: candidateOf(CONDOR) },
  trades: [
    {
      tradeId: 7,
      reason: 'profit-target',
      strikesCents: [25_000, 26_000, 28_000, 29_000],
      expiry: '2018-02-16',
      dte: 31,
      quantity: 2,
      creditCents: 95,
      closeCostCents: 47.5,
      isMarkFresh: false,
      rules: [
        { reason: 'profit-target', measured: 0.5, limit: 0.5, closesWhen: 'rising', unit: 'credits' },
        { reason: 'short-delta', measured: undefined, limit: 0.4, closesWhen: 'rising', unit: 'delta' },
        { reason: 'dte-floor', measured: 31, limit: 21, closesWhen: 'falling', unit: 'days' },
      ],
    },
  ],
  signals: {
    levels: [
      { name: 'divergence', missing: 'no-peer' },
      { name: 'gap', value: -0.0019123, asOfMs: at('2018-01-16T14:35:00Z') },
    ],
    regime: {
      available: true,
      regime: 'low-vol-range',
      wingScale: 1.25,
      sizeScale: 0.5,
      isBlocking: false,
      reasons: ['vix 11.66 at most 15'],
      inputs: [{ name: 'adx', value: 19.312345, asOfMs: FRIDAY_CLOSE }],
      probabilities: [0.9, 0.1],
    },
    consensus: {
      outcome: 'trade',
      value: 0.6251,
      votes: [
        { frame: '5m', weight: 0.4, vote: 0.7, asOfMs: at('2018-01-16T16:00:00Z') },
        { frame: 'D', weight: 0.6, reason: 'too-few-bars' },
      ],
      reasons: [],
    },
    fuzzy: {
      available: true,
      confidence: 0.25,
      biasValue: -0.5,
      bias: 'bearish',
      memberships: [
        { input: 'trend', term: 'down', degree: 0.6 },
        { input: 'trend', term: 'up', degree: 0 },
      ],
      fired: [
        { rule: 'weak', strength: 0.1 },
        { rule: 'strong', strength: 0.6 },
      ],
      inputs: [{ name: 'rsi', value: 41.5, asOfMs: FRIDAY_CLOSE }],
      weakestFactor: { input: 'rsi', term: 'good', degree: 0.4 },
    },
  },
  effects: {
    kind: 'effects',
    tilt: { putDeltaScale: 0.85, callDeltaScale: 1.15, widthScale: 1.25 },
    sizeScale: 0.375,
  },
  flips: [{ input: 'rsi', from: 41.5, to: 55.123456, becomes: 'enter' }],
};

export const ENTER_CARD: DecisionCard = {
  atMs: at('2018-01-16T16:00:00Z'),
  root: 'XSP',
  spotPoints: 270.5,
  vixPoints: { available: false, reason: 'not-published-yet' },
  entry: {
    outcome: 'enter',
    candidate: candidateOf(CONDOR),
    quantity: 3,
    binding: 'risk-per-trade',
    limitCents: 82,
  },
  trades: [],
  flips: [],
};

/** Of a run on real bars with a made-up market of volatility and options. */
export const LABELS = { underlying: 'real', volatility: 'estimated', chain: 'simulated' } as const;
