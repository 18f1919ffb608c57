// Cboe's index tables held against the contract of a source.
import { createCboeSource } from '../../../src/adapters/market-data/web-csv/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import type { IndexLevelsRequest } from '../../../src/core/ports/index.ts';
import { describeMarketDataSource } from './describe-market-data-source.ts';
import type { Scenario } from './source-case.ts';

// Made up, in the form of https://cdn.cboe.com/api/global/us_indices/daily_prices/VIX_History.csv.
const VIX = `DATE,OPEN,HIGH,LOW,CLOSE
01/02/1990,17.240000,17.240000,17.240000,17.240000
01/03/2020,13.510000,16.200000,13.130000,14.020000
01/06/2020,15.450000,16.390000,13.540000,13.850000
01/07/2020,13.840000,14.460000,13.390000,13.790000
`;
const SKEW = 'DATE,SKEW\r\n01/03/2020,141.20\r\n01/06/2020,\r\n\r\n';

const request = (index: string): IndexLevelsRequest => ({
  kind: 'index-levels',
  index,
  from: '2020-01-03' as SessionDate,
  to: '2020-01-06' as SessionDate,
});

const table = (title: string, index: string, body: string): Scenario => ({
  title,
  request: request(index),
  answer: ({ pathname }) =>
    pathname === `/${index}_History.csv`
      ? { type: 'text/csv', body }
      : { status: 404, type: 'text/html', body: '<html>' },
  pages: 1,
  rows: 2,
});

describeMarketDataSource('cboe', {
  make: ({ origin, limits, surroundings }) => createCboeSource({ baseUrl: origin, limits, surroundings }),
  keys: [],
  form: 'csv',
  scenarios: [
    table('levels of the asked days', 'VIX', VIX),
    table('an index of one value a day', 'SKEW', SKEW),
    { ...table('a row without a date', 'VIX', `${VIX}total,1,2,3,4\n`), leftOut: { 'unreadable-date': 1 } },
  ],
  broken: ['Open,High\n1,2\n', '{"error":"x"}', 'DATE,VVIX\n01/03/2020,90\n', ''],
});
