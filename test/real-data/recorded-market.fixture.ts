// Where recorded market files stand, for tests that need more than the project may carry.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['QUANTOR_REAL_DATA'] ?? '';

/** Whether QUANTOR_REAL_DATA names a folder that is there. */
export const isRecordedDataHere = folder !== '' && existsSync(folder);

/** Said in the name of every suite that needs it. */
export const SKIPPED_NOTE = '(skipped where QUANTOR_REAL_DATA is unset)';

export const UNDERLYING_FOLDER = join(folder, 'underlying');
export const SPY_FIVE_MINUTES = join(folder, 'underlying', 'spy_5m_2018-01_2020-12.csv.gz');
export const SPX_DAILY = join(folder, 'underlying', 'spx_daily_1990_2026.csv.gz');
export const VIX_DAILY = join(folder, 'volatility', 'vix_daily_1990_2026.csv.gz');
export const VIX3M_DAILY = join(folder, 'volatility', 'vix3m_daily.csv.gz');
export const BILL_RATES = join(folder, 'rates', 'us_3m_bill_1990_2026.csv.gz');
export const CHAINS_FOLDER = join(folder, 'chains');
export const MANIFEST = join(folder, 'MANIFEST.md');
export const VIX9D_DAILY = join(folder, 'volatility', 'vix9d_daily_2016_2026.csv.gz');
export const VIX6M_DAILY = join(folder, 'volatility', 'vix6m_daily.csv.gz');
export const VIX_FIVE_MINUTES = join(folder, 'volatility', 'vix_5m_2025-08_2026-02.csv.gz');
export const SPY_DAILY = join(folder, 'underlying', 'spy_daily_1993_2026.csv.gz');

/** Every recorded chain with all that a validation reads beside it. */
export const CHAIN_INPUTS = {
  paths: [CHAINS_FOLDER],
  volatility: {
    vix: [VIX_DAILY, VIX_FIVE_MINUTES],
    vix9d: [VIX9D_DAILY],
    vix3m: [VIX3M_DAILY],
    vix6m: [VIX6M_DAILY],
  },
  rates: BILL_RATES,
  bars: SPY_DAILY,
};
