// Tests single conversions against figures worked out by hand, and what is told about values as a whole.
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import type { AncestorValue } from './ancestor-key.ts';
import { ANCESTOR_PRESET, migrate } from './migrate.ts';
import { entriesOf, type Given, migrationOf } from './migration-case.fixture.ts';
import { shownValue } from './migration-remarks.ts';

function settingsOf(given: Given): Readonly<Record<string, unknown>> {
  const { keys } = migrationOf(entriesOf(given));
  return Object.assign({}, ...keys.map(({ settings }) => settings)) as Readonly<Record<string, unknown>>;
}

test.each<[Given, Readonly<Record<string, unknown>>]>([
  // Per cent become decimals, and nothing asked for is off.
  [{ iv_rank_min: 40 }, { 'signals.ivRankMin': 0.4 }],
  [{ iv_rank_min: 0 }, { 'signals.ivRankMin': null }],
  [{ regime_iv_rank_widen: 35 }, { 'regime.ivRank': 0.35 }],
  [{ vix_threshold: 25 }, { 'signals.vixMax': 25 }],
  [{ dte_min: 25 }, { 'selection.dteMin': 25, 'selection.dteTarget': 25 }],
  // (0.08 + 0.25) / 2
  [
    { target_short_delta_low: 0.08, target_short_delta_high: 0.25 },
    { 'selection.shortDeltaMin': 0.08, 'selection.shortDelta': 0.165, 'selection.shortDeltaMax': 0.25 },
  ],
  // (0.12 + 0.25) / 2, the other bound being its flag's default
  [{ target_short_delta_low: 0.12 }, { 'selection.shortDeltaMin': 0.12, 'selection.shortDelta': 0.185 }],
  // 10 and 5 more are 15, one and a half times 10; 2.5 more are one and a quarter.
  [
    { wing_width_min: 10 },
    {
      'selection.wingWidth': 10,
      'regime.wingHighVol': 1.5,
      'regime.wingCrash': 1.5,
      'regime.wingTrend': 1.25,
      'regime.wingCrisis': 1.5,
      'regime.wingRichIv': 1.5,
    },
  ],
  [{ wing_increment_high: 7.5 }, { 'regime.wingHighVol': 2.5, 'regime.wingCrash': 2.5 }],
  [{ wing_increment_med: 5 }, { 'regime.wingTrend': 2 }],
  [{ width_widen_increment: 2.5 }, { 'regime.wingCrisis': 1.5, 'regime.wingRichIv': 1.5 }],
  // The loss is one and a half credits in both; days held, not days left.
  [{ loss_close_multiple: 1.5 }, { 'exit.stopCreditMultiple': 1.5 }],
  [{ profit_take_pct: 0.4 }, { 'exit.profitTargetRatio': 0.4 }],
  [{ max_hold_days: 10 }, { 'exit.daysHeldMax': 10 }],
  [
    { use_trailing_stop: true, trailing_stop_activation_pct: 0.6, trailing_stop_trail_pct: 0.7 },
    { 'exit.trailingActivation': 0.6, 'exit.trailingKeep': 0.7 },
  ],
  [{ use_trailing_stop: false }, { 'exit.trailingActivation': null }],
  [{ trailing_stop_activation_pct: 0.6 }, { 'exit.trailingActivation': null }],
  // The band counts as it was, inverted, only with its switch.
  [
    { use_mtf_filter: true, mtf_consensus_min: 0.2, mtf_consensus_max: 0.8 },
    { 'consensus.mode': 'legacy', 'consensus.legacyLow': 0.2, 'consensus.legacyHigh': 0.8 },
  ],
  // Seconds stay seconds for entries, and chains are kept for the whole minutes they need.
  [{ max_option_lag_sec: 90 }, { 'liquidity.quoteAgeSecondsMax': 90, 'market.chainAgeMinutes': 2 }],
  [{ max_daily_drawdown_pct: 0.02 }, { 'risk.dailyLossRatio': 0.02, 'risk.dailyLossLasts': 'session' }],
  [{ quantity: 3 }, { 'risk.contractsMax': 3 }],
  [
    { quantity: 3, dynamic_sizing: true, position_size_pct: 0.05, max_account_risk_per_trade: 0.02 },
    { 'risk.contractsMax': 1000, 'risk.riskPerTradeRatio': 0.05 },
  ],
  [
    { dynamic_sizing: false, position_size_pct: 0.05, max_account_risk_per_trade: 0.03 },
    { 'risk.contractsMax': 1, 'risk.riskPerTradeRatio': 0.03 },
  ],
  [{ use_skew_penalty: false }, { 'selection.skewPenaltyWeight': 0 }],
  [{ use_skew_penalty: true }, { 'selection.skewPenaltyWeight': 1 }],
  [{ use_regime_filtering: false }, { 'regime.mode': 'off' }],
  [
    { backtest_cash: 50_000, backtest_end: '2024-06-28' },
    { cash: 50_000, to: '2024-06-28' },
  ],
  [{ slippage_pct: 0.01, rsi_period: 14, use_mamba_model: true }, {}],
])('%j becomes %j', (given, settings) => {
  expect(settingsOf(given)).toEqual(settings);
});

describe('the seven filters are asked together', () => {
  const SEVEN = ['rsi', 'adx', 'stoch', 'bbands', 'sma', 'volume', 'psar'].map((one) => `use_${one}_filter`);

  test('off once all are off', () => {
    expect(settingsOf(Object.fromEntries(SEVEN.map((name) => [name, false])))).toEqual({
      'fuzzy.factorMin': null,
    });
  });

  test('on without a word where all are on', () => {
    const { keys, remarks } = migrationOf(entriesOf(Object.fromEntries(SEVEN.map((name) => [name, true]))));
    expect(new Set(keys.map(({ settings }) => settings['fuzzy.factorMin']))).toEqual(new Set([0.3]));
    expect(remarks).toEqual([]);
  });

  test('on while one is on, and those switched off are named', () => {
    const { keys, remarks } = migrationOf(entriesOf({ use_rsi_filter: true, use_psar_filter: false }));
    expect(keys.map(({ settings }) => settings)).toEqual([
      { 'fuzzy.factorMin': 0.3 },
      { 'fuzzy.factorMin': 0.3 },
    ]);
    expect(remarks).toEqual([
      expect.stringContaining('still asked here, as the stricter of the two: use_psar_filter'),
    ]);
  });
});

describe('weights are one of two sets', () => {
  test.each<[string, string, Given, number]>([
    [
      'template',
      'its own',
      {
        fuzzy_weight_mtf: 0.18,
        fuzzy_weight_iv: 0.14,
        fuzzy_weight_regime: 0.11,
        fuzzy_weight_rsi: 0.1,
        fuzzy_weight_adx: 0.1,
        fuzzy_weight_bbands: 0.09,
        fuzzy_weight_stoch: 0.08,
        fuzzy_weight_volume: 0.07,
        fuzzy_weight_sma: 0.06,
        fuzzy_weight_psar: 0.07,
      },
      0,
    ],
    ['head', 'a few of its own', { fuzzy_weight_rsi: 0.05, fuzzy_weight_bbands: 0.15 }, 0],
    [
      'template',
      'those of nine factors',
      {
        fuzzy_weight_mtf: 0.25,
        fuzzy_weight_iv: 0.18,
        fuzzy_weight_regime: 0.15,
        fuzzy_weight_rsi: 0.1,
        fuzzy_weight_adx: 0.1,
        fuzzy_weight_bbands: 0.08,
        fuzzy_weight_stoch: 0.07,
        fuzzy_weight_volume: 0.04,
        fuzzy_weight_sma: 0.03,
      },
      1,
    ],
  ])('%s for %s', (set, _name, given, remarked) => {
    expect(settingsOf(given)).toEqual({ 'fuzzy.ancestorWeights': set });
    const { remarks } = migrationOf(entriesOf(given));
    expect(remarks.filter((remark) => remark.includes(`${set} is the nearer one`))).toHaveLength(remarked);
  });
});

describe('what is told about several values', () => {
  test('copies of its two classes that disagree are both named, and the one that it read counts', () => {
    const entries = [
      ...entriesOf({ max_positions: 3, regime_vix_widen: 22, max_portfolio_vega: 1000 }, 'StrategyConfig'),
      ...entriesOf({ max_positions: 3, regime_vix_widen: 30, max_portfolio_vega: 2000 }, 'RunConfig'),
    ];
    for (const order of [entries, entries.toReversed()]) {
      const { keys, remarks } = migrationOf(order);
      expect(keys.find(({ name }) => name === 'regime_vix_widen')?.settings).toEqual({
        'regime.vixCrisis': 22,
      });
      // Nothing is said of copies that agree, nor of those that are left out.
      expect(remarks).toHaveLength(1);
      expect(remarks[0]).toContain('22 in StrategyConfig');
      expect(remarks[0]).toMatch(/ The one in StrategyConfig counts, which its own code took\.$/);
    }
  });

  test('of other copies that disagree the last counts, over the one of the strategy too', () => {
    const { keys, remarks } = migrationOf([
      ...entriesOf({ max_positions: 2 }, 'StrategyConfig'),
      ...entriesOf({ max_positions: 4 }, 'RunConfig'),
    ]);
    expect(keys[0]?.settings).toEqual({ 'entry.positionsMax': 4 });
    expect(remarks[0]).toBe(
      'max_positions is given 2 times: 2 in StrategyConfig, 4 in RunConfig. The last counts.',
    );
  });

  test('values that its command line replaced are named, unless the flag is there too', () => {
    const entries = entriesOf({ profit_take_pct: 0.4, loss_close_multiple: 1.5, iv_rank_min: 40 });
    const flags = [{ flag: '--ivr-min', name: 'iv_rank_min', value: 30 }];
    const result = migrate({ path: 'old.json', entries, flags });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.remarks).toEqual([
      expect.stringMatching(/here they count: profit_take_pct 0\.4 \(there 0\.5\)\.$/),
    ]);
  });

  test('a flag is stronger than the file, and origins name what counted', () => {
    const entries = entriesOf({ target_short_delta_low: 0.12, iv_rank_min: 40, regime_vix_widen: 24 });
    const flags = [
      { flag: '--ivr-min', name: 'iv_rank_min', value: 30 },
      { flag: '--delta-high', name: 'target_short_delta_high', value: 0.3 },
    ];
    const migration = migrate({ path: 'old.json', entries, flags });
    if (!migration.ok) throw new Error(migration.error.message);
    const loaded = loadSettings({ preset: ANCESTOR_PRESET, file: undefined, flags: migration.value.layers });
    if (!loaded.ok) throw new Error(loaded.error.message);
    const { settings, origins } = loaded.value;
    expect(settings.signals.ivRankMin).toBe(0.3);
    expect(settings.selection.shortDelta).toBe(0.21);
    const keys = ['signals.ivRankMin', 'selection.shortDelta', 'regime.vixCrisis', 'signals.vixMax'];
    expect(keys.map((key) => origins.get(key))).toEqual([
      '--ivr-min',
      '--delta-high, file old.json as target_short_delta_low',
      'file old.json as regime_vix_widen',
      'preset ancestor',
    ]);
  });
});

test.each<[AncestorValue, string]>([
  [null, 'none'],
  ['SPY', 'SPY'],
  [[1, 5], '[1,5]'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(1000), `${'x'.repeat(60)}…`],
])('%j is shown as %s', (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});
