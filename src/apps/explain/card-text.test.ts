// Tests how a decision card reads, and that its document says the same with instants and dollars.
import { expect, test } from 'vitest';
import { LINE_WIDTH } from '../../analysis/report/text/aligned-text.ts';
import { cardDocument } from './card-document.ts';
import { cardText } from './card-text.ts';
import { ENTER_CARD, LABELS, STAND_CARD } from './full-card.fixture.ts';

test('a refusal, an exit and every signal', () => {
  expect(cardText({ card: STAND_CARD, labels: LABELS })).toBe(`DECISION AT 2018-01-16 11:00 New York
  XSP 270.50; VIX 11.66, known since 2018-01-12 16:15
  underlying real, volatility estimated, option chain simulated

ENTRY
  Stand. Gate confidence: too little confidence, or no verdict (0.25 against 0.3).
  2018-02-16, 31 days: strikes 250.00 / 260.00 / 280.00 / 290.00
  deltas -0.100 / -0.200 / 0.200 / 0.100
  credit 0.96 at mid, 0.92 natural; width 10.00

OPEN TRADES
  Trade 7: 2 of 250.00 / 260.00 / 280.00 / 290.00, 2018-02-16, 31 days
    sold for 0.95, costs 0.475, an older mark
    to be closed: profit-target
      profit-target: now 0.5, closes from 0.5 of the credit
      short-delta: not measured at this bar, closes from 0.4 delta
      dte-floor: now 31, closes down to 21 days

SIGNALS
  Bounded readings
    known   divergence missing (no-peer); gap -0.001912 (large) since 2018-01-16 09:35
  Regime: low-vol-range; wings x 1.25, size x 0.50
    why     vix 11.66 at most 15
    known   adx 19.31 since 2018-01-12 16:00
    states  0.900; 0.100
  Timeframes: trade; mean of the votes 0.625
    votes   5m 0.700 (weight 0.40, bar of 2018-01-16 11:00); D abstains (too-few-bars, weight 0.60)
  Fuzzy logic: confidence 0.250; bearish (-0.50 from -1 to 1)
    known   rsi 41.5 since 2018-01-12 16:00
    belongs trend is down 0.60
    fired   0.60 strong; 0.10 weak
    weakest rsi 0.40
  Together: put deltas x 0.85, call deltas x 1.15, wings x 1.25, size x 0.38

WHAT WOULD TURN THE FUZZY VERDICT, ONE READING ALONE
  rsi at 55.12 instead of 41.5: enter
`);
});

test('an entry without signals', () => {
  expect(cardText({ card: ENTER_CARD, labels: LABELS })).toBe(`DECISION AT 2018-01-16 11:00 New York
  XSP 270.50; no VIX (not-published-yet)
  underlying real, volatility estimated, option chain simulated

ENTRY
  Enter 3, for 0.82 a share or more. The size was held there by risk-per-trade.
  2018-02-16, 31 days: strikes 250.00 / 260.00 / 280.00 / 290.00
  deltas -0.100 / -0.200 / 0.200 / 0.100
  credit 0.96 at mid, 0.92 natural; width 10.00

SIGNALS
  every signal is switched off
`);
});

test('a missing reading, a missing verdict and a blocking regime are told', () => {
  const inputs = [{ name: 'vix', missing: 'stale' }];
  const none = { available: false as const, reason: 'vix: stale', inputs };
  const { regime } = STAND_CARD.signals ?? {};
  if (regime?.available !== true) throw new Error('the fixture has a regime');
  const signals = {
    regime: { ...regime, isBlocking: true },
    fuzzy: none,
    consensus: { outcome: 'insufficient' as const, value: undefined, votes: [], reasons: ['quorum'] },
  };
  const text = cardText({ card: { ...STAND_CARD, signals }, labels: LABELS });
  expect(text).toContain('Regime: low-vol-range; nothing is opened\n');
  expect(text).toContain('Fuzzy logic: no verdict (vix: stale)\n    known   vix missing (stale)\n');
  expect(text).toContain('Timeframes: insufficient; no vote\n    why     quorum\n');
});

test('no line is longer than a screen', () => {
  const reasons = Array.from({ length: 30 }, (_, index) => `reason number ${index}`);
  const { regime } = STAND_CARD.signals ?? {};
  if (regime?.available !== true) throw new Error('the fixture has a regime');
  const lines = cardText({
    card: { ...STAND_CARD, signals: { regime: { ...regime, reasons } } },
    labels: LABELS,
  }).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LINE_WIDTH);
});

test('the document has instants as text, prices in dollars and null for what is not known', () => {
  const document = JSON.parse(JSON.stringify(cardDocument({ card: STAND_CARD, labels: LABELS }))) as Record<
    string,
    unknown
  >;
  expect(document).toMatchObject({
    at: '2018-01-16T16:00:00.000Z',
    data: { underlying: 'real', volatility: 'estimated', chain: 'simulated' },
    root: 'XSP',
    spot: 270.5,
    vix: { points: 11.66, since: '2018-01-12T21:15:00.000Z' },
    entry: {
      outcome: 'stand',
      gate: 'confidence',
      measured: 0.25,
      limit: 0.3,
      reason: null,
      candidate: {
        expiry: '2018-02-16',
        dte: 31,
        midCreditDollars: 0.96,
        naturalCreditDollars: 0.92,
        widthDollars: 10,
      },
    },
    trades: [
      {
        tradeId: 7,
        exitReason: 'profit-target',
        strikes: [250, 260, 280, 290],
        creditDollars: 0.95,
        closeCostDollars: 0.475,
        rules: [{ measured: 0.5 }, { measured: null }, { measured: 31 }],
      },
    ],
    signals: {
      levels: [
        { name: 'divergence', missing: 'no-peer' },
        { name: 'gap', value: -0.0019123, class: 'large', since: '2018-01-16T14:35:00.000Z' },
      ],
      regime: { inputs: [{ name: 'adx', value: 19.312345, since: '2018-01-12T21:00:00.000Z' }] },
      consensus: { votes: [{ frame: '5m', since: '2018-01-16T16:00:00.000Z' }, { reason: 'too-few-bars' }] },
    },
    effects: { putDeltaScale: 0.85, callDeltaScale: 1.15, widthScale: 1.25, sizeScale: 0.375 },
    flips: [{ input: 'rsi', to: 55.123456 }],
  });
  expect(JSON.stringify(document)).not.toContain('asOfMs');
  expect(cardDocument({ card: ENTER_CARD, labels: LABELS })).toMatchObject({
    vix: { points: null, reason: 'not-published-yet' },
    entry: { outcome: 'enter', quantity: 3, binding: 'risk-per-trade', limitDollars: 0.82 },
    signals: null,
  });
});
