// FRED's tables held against the contract of a source.
import { createFredSource } from '../../../src/adapters/market-data/web-csv/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import type { RatesRequest } from '../../../src/core/ports/index.ts';
import { describeMarketDataSource } from './describe-market-data-source.ts';
import type { Scenario } from './source-case.ts';

// Made up, in the form of https://fred.stlouisfed.org/graph/fredgraph.csv?id=DTB3: New Year's day has a dot.
const rowsOf = (series: string, head: string): string =>
  `${head},${series}\n2020-01-01,.\n2020-01-02,1.51\n2020-01-03,1.49\n2020-01-06,\n`;

const request = (series: string): RatesRequest => ({
  kind: 'rates',
  series,
  from: '2020-01-01' as SessionDate,
  to: '2020-01-06' as SessionDate,
});

const table = (series: string, head: string): Scenario => ({
  title: `${series} under ${head}`,
  request: request(series),
  answer: ({ pathname, searchParams }) =>
    pathname === '/fredgraph.csv' && searchParams.get('id') === series
      ? { type: 'application/csv', body: rowsOf(series, head) }
      : { status: 404, type: 'text/html', body: '<html>' },
  pages: 1,
  rows: 4,
});

describeMarketDataSource('fred', {
  make: ({ origin, limits, surroundings }) => createFredSource({ baseUrl: origin, limits, surroundings }),
  keys: [],
  form: 'csv',
  scenarios: [table('DTB3', 'observation_date'), table('SOFR', 'DATE'), table('DFF', 'observation_date')],
  broken: ['Open,High\n1,2\n', '{"error":"x"}', 'observation_date,SOFR\n2020-01-02,1.5\n', ''],
});
