import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../config/index.ts';
import { dataLabels, type LabelledParts } from './data-labels.ts';
import type { MorningSettlement } from './opening-settlement.ts';
import { readInputs } from './read-inputs.ts';

function assumptionsOf(
  root: 'SPX' | 'XSP' | 'SPY',
  dates: readonly string[],
  changes: {
    readonly mornings?: readonly MorningSettlement[];
    readonly soqMinutes?: number;
    readonly settings?: Partial<Settings>;
    readonly origin?: 'recorded' | 'estimated';
  } = {},
): string {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  const inputs = read.value;
  const parts = {
    inputs,
    history: { timeframe: '60m', sessionOf: [], isBridged: false, repairs: {}, setAside: NOTHING },
    volatility: { origin: changes.origin ?? 'estimated' },
    settings: {
      ...DEFAULT_SETTINGS,
      root,
      market: { ...DEFAULT_SETTINGS.market, soqMinutes: changes.soqMinutes ?? 0 },
      ...changes.settings,
    },
    feeSchedule: { broker: 'none', items: [] },
    mornings: changes.mornings ?? [],
    traded: dates.map((date) => inputs.calendar.sessionOn(date as SessionDate)),
  } as unknown as LabelledParts;
  return dataLabels(parts).assumptions.join(' ');
}

const NOTHING = { rows: 1, quarantinedRows: 0, quarantineReasons: {}, levelChanges: [] };

describe('data labels', () => {
  test('say where steps in cents stand in for sixteenths and eighths, and only there', () => {
    expect(assumptionsOf('SPX', ['2001-04-06', '2001-04-09'])).toContain('sixteenths and eighths');
    expect(assumptionsOf('SPX', ['2001-04-09', '2024-01-05'])).not.toContain('sixteenths');
    expect(assumptionsOf('XSP', ['2001-04-06'])).not.toContain('sixteenths');
  });

  test('tell of settlements in the morning only where there are some', () => {
    const opening: MorningSettlement = { source: 'open-proxy', minutesLate: 0 };
    const mean: MorningSettlement = { source: 'first-minutes-proxy', minutesLate: 0 };
    const told = (mornings: readonly MorningSettlement[], soqMinutes = 0): string =>
      assumptionsOf('XSP', ['2018-01-16'], { mornings, soqMinutes });
    expect(told([])).not.toContain('AM-settled');
    expect(told([opening])).toContain('AM-settled series settle at the opening value of the bars, which');
    expect(told([opening])).not.toContain('mornings');
    expect(told([mean], 30)).toContain(
      "settle at the mean close of the bars that end within the session's first 30 minutes, which",
    );
    expect(told([mean], 30)).not.toContain('mornings');
  });

  test('say what was done where the first minutes asked for hold no bar', () => {
    const opening: MorningSettlement = { source: 'open-proxy', minutesLate: 0 };
    const told = assumptionsOf('SPX', ['2018-01-16'], { mornings: [opening, opening], soqMinutes: 30 });
    expect(told).toContain('settle at the opening value of the bars');
    expect(told).toContain('On 2 of 2 such mornings no bar (60m) ends within the first 30 minutes');
  });

  test('say how many openings were late, and by how much', () => {
    const mornings = [0, 60, 30].map((minutesLate): MorningSettlement => ({
      source: minutesLate > 0 ? 'late-open-proxy' : 'open-proxy',
      minutesLate,
    }));
    expect(assumptionsOf('SPX', ['2018-01-16'], { mornings })).toContain(
      'On 2 of 3 such mornings the bars begin up to 60 minutes late',
    );
  });

  test('say of SPY alone how it is assigned, and that its prices are not European', () => {
    const told = assumptionsOf('SPY', ['2018-01-16']);
    expect(told).toContain('are assigned where the quotes say that exercise pays');
    expect(told).not.toContain('European');
    expect(told).not.toContain('dividends are known');
    expect(assumptionsOf('SPX', ['2018-01-16'])).not.toContain('assigned');
    const lifecycle = { ...DEFAULT_SETTINGS.lifecycle, assignment: 'none' } as const;
    const none = assumptionsOf('SPY', ['2018-01-16'], { settings: { lifecycle } });
    expect(none).toContain('SPY is settled in cash and never assigned');
    expect(none).not.toContain('exercise pays');
    const fill = { ...DEFAULT_SETTINGS.fill, model: 'phase-1' } as const;
    const first = assumptionsOf('SPY', ['2018-01-16'], { settings: { fill } });
    expect(first).toContain('SPY is settled in cash and never assigned, by fill.model');
    expect(first).toContain('phase 1, which is optimistic');
  });

  test('say whether a liquidation that was asked for is one of the broker', () => {
    const told = (liquidation: 'none' | 'guide', broker: string, timeframe: '30m' | 'D' = '30m'): string => {
      const lifecycle = { ...DEFAULT_SETTINGS.lifecycle, liquidation };
      return assumptionsOf('SPY', ['2026-01-16'], { settings: { lifecycle, fees: { broker }, timeframe } });
    };
    expect(told('guide', 'alpaca')).toContain('where bars of 30m have none, at the last before trading ends');
    expect(told('guide', 'alpaca', 'D')).toContain(
      'No bar of a day closes before trading ends: nothing is liquidated',
    );
    expect(told('guide', 'alpaca', 'D')).not.toContain('are liquidated on');
    expect(told('guide', 'alpaca')).toContain('by the rule of alpaca that lifecycle.liquidation names');
    expect(told('guide', 'ibkr')).toContain('No source tells a liquidation "guide" of ibkr');
    expect(told('guide', 'nobody')).toContain('No source tells a liquidation "guide" of nobody');
    expect(told('none', 'alpaca')).not.toContain('iquidat');
  });

  test('say where the dividends of SPY are not known', () => {
    expect(assumptionsOf('SPY', ['2003-12-18'])).toContain("SPY's dividends are known from 2003-12-19 to");
    expect(assumptionsOf('SPY', ['2003-12-19'])).not.toContain('dividends are known');
  });

  test('say that settings without effect have none', () => {
    const bills = { risk: { ...DEFAULT_SETTINGS.risk, collateral: 'bills' } } as const;
    expect(assumptionsOf('SPX', ['2018-01-16'], { settings: bills })).toContain('bills is as face');
    expect(assumptionsOf('SPX', ['2018-01-16'])).not.toContain('risk.collateral');
    const scaled = { market: { ...DEFAULT_SETTINGS.market, volatilityPremiumScale: 0.5 } };
    const told = (origin: 'recorded' | 'estimated'): string =>
      assumptionsOf('SPX', ['2018-01-16'], { settings: scaled, origin });
    expect(told('recorded')).toContain('market.volatilityPremiumScale has no effect');
    expect(told('estimated')).not.toContain('no effect');
  });
});
