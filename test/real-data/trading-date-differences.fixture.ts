// Every difference between the bundled sessions and the dates of recorded daily files, with its reason.

/** One daily file: sessions that it lacks, dates that it has although the exchange was closed, and why. */
export interface TradingDateDifferences {
  readonly file: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly reason: string;
}

const SAME: Pick<TradingDateDifferences, 'missing' | 'extra' | 'reason'> = {
  missing: [],
  extra: [],
  reason: 'the same days',
};

export const TRADING_DATE_DIFFERENCES: readonly TradingDateDifferences[] = [
  { file: 'underlying/spx_daily_1990_2026.csv.gz', ...SAME },
  { file: 'underlying/spy_daily_1993_2026.csv.gz', ...SAME },
  { file: 'volatility/vix9d_daily_2016_2026.csv.gz', ...SAME },
  { file: 'volatility/vix3m_daily.csv.gz', ...SAME },
  { file: 'volatility/vix6m_daily.csv.gz', ...SAME },
  { file: 'volatility/vix1d_daily.csv.gz', ...SAME },
  {
    file: 'volatility/vix_daily_1990_2026.csv.gz',
    missing: ['1991-03-01', '1997-01-31', '1997-11-26', '1999-12-31'],
    extra: [
      '2004-06-11',
      '2022-05-30',
      '2022-06-20',
      '2022-07-04',
      '2022-09-05',
      '2022-11-24',
      '2023-01-16',
      '2023-02-20',
      '2023-05-29',
      '2023-06-19',
      '2023-07-04',
      '2023-09-04',
      '2023-11-23',
      '2024-01-15',
      '2024-02-19',
      '2024-05-27',
      '2024-06-19',
      '2024-07-04',
      '2024-09-02',
      '2024-11-28',
      '2025-01-09',
      '2025-01-20',
      '2025-02-17',
      '2025-05-26',
      '2025-06-19',
      '2025-07-04',
      '2025-09-01',
      '2025-11-27',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
    ],
    reason:
      'four rows are lost in the record, whose S&P 500 traded on those days; one row stands on the day of mourning of June 2004; ' +
      'since 2022 Cboe calculates VIX in global trading hours on holidays of NYSE, but for Good Friday, Christmas and New Year',
  },
  {
    file: 'volatility/vvix_daily.csv.gz',
    missing: [
      '2010-11-11',
      '2019-07-05',
      '2020-06-11',
      '2021-01-22',
      '2021-02-17',
      '2021-05-05',
      '2021-05-11',
      '2021-05-20',
      '2021-05-25',
    ],
    extra: [],
    reason: 'rows lost in the record: SPX, SPY and VIX have those days',
  },
];
