// The settings that loosen each gate, gate by gate; a gate without one says what it stands for instead.
import type { Refusal } from '../../../analysis/explain/index.ts';
import type { EntryGate } from '../../../core/domain/index.ts';
import {
  budgetRule,
  ceilingRule,
  choiceRule,
  countRule,
  floorRule,
  type LadderRule,
  type UnlockRule,
  unmeasuredRule,
} from './unlock-rule.ts';

/** A year of days; longer expiries are not sold here. */
const DTE_STEPS = 365;
const POSITION_STEPS = 100;
const SESSION_STEPS = 400;

/** Limits that a person may take away altogether, and that nothing measured says how far to loosen. */
const off = (key: string): UnlockRule => choiceRule(key, () => [null]);

const ofReason =
  (start: string) =>
  ({ reason }: Refusal): boolean =>
    reason?.startsWith(start) === true;

const windowRule = (key: string, loosens: 'up' | 'down'): LadderRule => ({
  kind: 'ladder',
  key,
  loosens,
  unit: 'time',
  needed: ({ minuteOfDay }, from) =>
    (loosens === 'up' ? minuteOfDay > from : minuteOfDay < from) ? minuteOfDay : undefined,
});

/** The miss of a limit that several settings share, told by the limit's own value. */
const ofLimit: NonNullable<LadderRule['needed']> = ({ measured, limit }, from) =>
  limit === from ? measured : undefined;

const greekRules = (of: 'trade' | 'portfolio'): readonly UnlockRule[] =>
  (['delta', 'gamma', 'vega', 'theta'] as const).map((greek) =>
    budgetRule(
      `risk.${of}${greek.charAt(0).toUpperCase()}${greek.slice(1)}Max`,
      ({ reason }) => reason === greek,
    ),
  );

/** What regimes stopped is let through by taking one of them off the list, or all. */
const regimeRule = choiceRule('regime.block', ({ regime }, refusals) => {
  const listed = (regime.block ?? '').split(',').map((word) => word.trim());
  const stopped = listed.filter((word) => refusals.some(({ reason }) => reason === word));
  const without = stopped.map((word) => listed.filter((other) => other !== word).join(','));
  return stopped.length === 0 ? [] : [...without.filter((list) => list !== ''), null];
});

/** Settings by the gate they loosen, the plainest first. */
export const UNLOCK_RULES: Readonly<Record<EntryGate, readonly UnlockRule[]>> = {
  halted: [],
  'kill-switch': [unmeasuredRule('risk.drawdownRatio'), unmeasuredRule('risk.drawdownSlopeRatio')],
  'daily-loss': [unmeasuredRule('risk.dailyLossRatio'), unmeasuredRule('risk.dailyLossDollars')],
  'event-blackout': [countRule('risk.blackoutSessionsBefore', 'down', 20), off('risk.blackoutEvents')],
  'volatility-unavailable': [],
  'no-recorded-chain': [
    choiceRule('market.chainAgeMinutes', ({ market }) =>
      [60, 1440, 4320, 10_080].filter((minutes) => minutes > market.chainAgeMinutes),
    ),
    choiceRule('market.chainFallback', ({ market }) =>
      market.chainFallback === 'none' ? ['simulated'] : [],
    ),
  ],
  'entry-window': [windowRule('entry.windowStart', 'down'), windowRule('entry.windowEnd', 'up')],
  'entry-calendar': [choiceRule('entry.calendar', () => ['any-session'])],
  'entries-per-session': [countRule('entry.entriesPerSessionMax', 'up', SESSION_STEPS)],
  'days-between-entries': [countRule('entry.daysBetweenEntriesMin', 'down', DTE_STEPS)],
  'cool-down': [countRule('entry.coolDownDaysAfterStop', 'down', DTE_STEPS)],
  'order-working': [],
  'max-positions': [countRule('entry.positionsMax', 'up', POSITION_STEPS)],
  'vix-level': [floorRule('signals.vixMin'), ceilingRule('signals.vixMax')],
  'iv-rank': [floorRule('signals.ivRankMin')],
  'iv-percentile': [floorRule('signals.ivPercentileMin')],
  divergence: [ceilingRule('signals.divergenceMax')],
  gap: [ceilingRule('signals.gapMax')],
  regime: [regimeRule],
  consensus: [
    floorRule('consensus.threshold', (refusal) =>
      ofReason('below-threshold')(refusal) ? refusal.measured : undefined,
    ),
    choiceRule('consensus.quorum', (_settings, refusals) => (refusals.some(ofReason('quorum')) ? [0] : [])),
    choiceRule('consensus.disagreementMax', (_settings, refusals) =>
      refusals.some(ofReason('disagreement')) ? [null] : [],
    ),
    floorRule('consensus.legacyLow', (refusal, from) => outsideBand(refusal, (value) => value < from)),
    ceilingRule('consensus.legacyHigh', (refusal, from) => outsideBand(refusal, (value) => value > from)),
  ],
  factor: [floorRule('fuzzy.factorMin')],
  confidence: [floorRule('fuzzy.confidenceMin')],
  'no-listed-expiry': [
    countRule('selection.dteMax', 'up', DTE_STEPS),
    countRule('selection.dteMin', 'down', DTE_STEPS),
  ],
  'no-strike': [
    ceilingRule('selection.deltaTolerance', ofLimit),
    floorRule('selection.shortDeltaMin', ofLimit),
    ceilingRule('selection.shortDeltaMax', ofLimit),
    floorRule('selection.creditWidthTarget', ofLimit),
  ],
  'no-quote': [],
  'duplicate-position': [],
  'quote-age': [ceilingRule('liquidity.quoteAgeSecondsMax')],
  'chain-completeness': [floorRule('liquidity.completenessMin')],
  'natural-credit': [],
  'credit-width': [floorRule('selection.creditWidthMin')],
  'breach-probability': [ceilingRule('selection.breachProbabilityMax')],
  'short-delta': [ceilingRule('selection.shortDeltaLimit')],
  'leg-spread': [
    ceilingRule('liquidity.spreadRatioMax', ({ reason, measured }) =>
      reason === 'wide-spread' ? measured : undefined,
    ),
  ],
  'iv-validity': [floorRule('liquidity.ivMin', ofLimit), ceilingRule('liquidity.ivMax', ofLimit)],
  volume: [floorRule('liquidity.volumeMin')],
  'open-interest': [floorRule('liquidity.openInterestMin')],
  'price-collar': [off('risk.priceCollarRatio')],
  'duplicate-order': [off('risk.duplicateMinutes')],
  'orders-per-minute': [off('risk.ordersPerMinuteMax')],
  'day-trades': [off('risk.dayTradeAccount')],
  'gamma-near-expiry': [budgetRule('risk.expiryGammaMax')],
  'trade-greeks': greekRules('trade'),
  'portfolio-greeks': greekRules('portfolio'),
  allocation: [budgetRule('risk.allocationMax')],
  'risk-per-trade': [budgetRule('risk.riskPerTradeRatio'), budgetRule('cash')],
  kelly: [budgetRule('risk.kellyFraction')],
  'volatility-target': [budgetRule('risk.volatilityTarget')],
  'cvar-budget': [budgetRule('risk.cvarBudgetRatio')],
  'correlated-risk': [budgetRule('risk.correlatedRiskRatio')],
  'buying-power': [budgetRule('cash')],
  // The least scale that leaves a unit stands where a budget has its limit.
  'signal-size': [growing('risk.riskPerTradeRatio'), growing('cash')],
};

function growing(key: string): LadderRule {
  const rule = ceilingRule(key, ({ measured, limit }, from) =>
    measured === undefined || limit === undefined || !(measured > 0) ? undefined : (from * limit) / measured,
  );
  return { ...rule, isEstimate: true };
}

function outsideBand(refusal: Refusal, isOwn: (value: number) => boolean): number | undefined {
  const { measured } = refusal;
  return ofReason('outside-band')(refusal) && measured !== undefined && isOwn(measured)
    ? measured
    : undefined;
}

/** What a gate without a setting stands for. */
export const GATES_WITHOUT_SETTING: Readonly<Partial<Record<EntryGate, string>>> = {
  halted: 'an operator halted the run, or the venue was not connected',
  'volatility-unavailable':
    'no level of volatility was known at these bars: earlier bars or --volatility give one',
  'order-working': 'an opening order was already working: one is worked at a time',
  'no-quote': 'a leg had no quote',
  'duplicate-position': 'the same structure was open already',
  'natural-credit': 'at bid and ask the structure cost money: no setting makes that a credit',
};
