// Daily interest rates from the tables behind the graphs of the Federal Reserve Bank of St. Louis (FRED).
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataSource,
  RatesRequest,
} from '../../../core/ports/index.ts';
import { failedAnswer, type HttpRequest } from '../../http/index.ts';
import { splitCsv } from './csv-lines.ts';
import { datedRows } from './dated-rows.ts';
import { RATE_SERIES, rateReaderOf } from './rate-conventions.ts';
import { createWebTableSource, headerRefused, type WebTableOptions } from './web-table-source.ts';

const BASE_URL = 'https://fred.stlouisfed.org/graph/';

/** DTB3, SOFR, DFF and DGS3MO, each turned from its own convention into a continuous rate; needs no key. */
export function createFredSource(options: WebTableOptions = {}): MarketDataSource {
  return createWebTableSource(
    { name: 'fred', kind: 'rates', baseUrl: BASE_URL, requestsPerMinute: 30, place, read },
    options,
  );
}

function place({ series, from, to }: RatesRequest): FailedAnswer | HttpRequest {
  if (!RATE_SERIES.includes(series)) {
    const expected = `expected one of ${RATE_SERIES.join(', ')}, whose quoting is known`;
    return failedAnswer('request-unsupported', `fred: ${expected}, found "${series}"`);
  }
  return { path: 'fredgraph.csv', query: { id: series, cosd: from, coed: to } };
}

/** Columns observation_date (DATE before 2025) and the series; a day without a rate has a dot or nothing. */
function read(text: string, request: RatesRequest): FailedAnswer | MarketDataPage {
  const { header, rows } = splitCsv(text);
  const continuous = rateReaderOf(request.series);
  const isTable = header.length === 2 && /^(?:OBSERVATION_)?DATE$/.test(header[0] ?? '');
  if (continuous === undefined || !isTable || header[1] !== request.series)
    return headerRefused('fred', `observation_date,${request.series}`, header);
  const { stamps, column, leftOut } = datedRows(rows, request);
  const rates = { ...stamps, rate: column(1).map(continuous) };
  return { ok: true, rows: { kind: 'rates', rates }, leftOut, next: undefined };
}
