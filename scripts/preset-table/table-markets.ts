// The markets over which every preset is run for the table of docs/presets.md: recorded days, recorded five-minute bars, and what is bundled.
import { join } from 'node:path';
import type { SettingTree } from '../../src/apps/config/index.ts';
import type { InputPaths } from '../../src/apps/sessions/index.ts';

export interface TableMarket {
  /** As the markers of the document name it. */
  readonly key: string;
  /** What a person is told of it. */
  readonly title: string;
  /** Whether a folder of recorded data is needed. */
  readonly isRecorded: boolean;
  readonly inputs: (folder: string) => InputPaths;
  /** Set over every preset. */
  readonly changes: SettingTree;
  /** Presets whose rule is of another class and cannot be run here. */
  readonly without: readonly string[];
}

const volatilityOf = (folder: string): InputPaths => ({
  vix: join(folder, 'volatility', 'vix_daily_1990_2026.csv.gz'),
  vix9d: join(folder, 'volatility', 'vix9d_daily_2016_2026.csv.gz'),
  vix3m: join(folder, 'volatility', 'vix3m_daily.csv.gz'),
  vix6m: join(folder, 'volatility', 'vix6m_daily.csv.gz'),
});

/** In the order in which they are run and printed. */
export const TABLE_MARKETS: readonly TableMarket[] = [
  {
    key: 'spx-days',
    title: 'S&P 500 days of 1990 to 2026, bridged to five minutes, with the recorded VIX family and bills',
    isRecorded: true,
    inputs: (folder) => ({
      ...volatilityOf(folder),
      bars: join(folder, 'underlying', 'spx_daily_1990_2026.csv.gz'),
      rates: join(folder, 'rates', 'us_3m_bill_1990_2026.csv.gz'),
    }),
    // The predecessor trades SPY, of which these days know nothing.
    changes: { from: '1991-01-02' },
    without: ['ancestor'],
  },
  {
    key: 'spy-bars',
    title: 'recorded five-minute bars of SPY, 2018 to 2020, with the recorded VIX family',
    isRecorded: true,
    inputs: (folder) => ({
      ...volatilityOf(folder),
      bars: join(folder, 'underlying', 'spy_5m_2018-01_2020-12.csv.gz'),
      history: join(folder, 'underlying', 'spy_daily_1993_2026.csv.gz'),
    }),
    changes: { root: 'SPY' },
    without: ['cndr', 'putwrite'],
  },
  {
    key: 'bundled',
    title: 'the bundled S&P 500 days of 2000 to 2020, bridged to five minutes, with estimated volatility',
    isRecorded: false,
    inputs: () => ({}),
    changes: {},
    without: ['ancestor'],
  },
];
