// Daily interest rates from the tables behind the graphs of the Federal Reserve Bank of St. Louis (FRED).
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataSource,
  RatesRequest,
} from '../../../core/ports/index.ts';
import { failedAnswer, type HttpRequest } from '../../http/index.ts';
import { splitCsv } from './csv-lines.ts';
import { type DatedRow, datedRows, stampsOf } from './dated-rows.ts';
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
  const lines = splitCsv(text);
  const { header } = lines;
  const continuous = rateReaderOf(request.series);
  const isTable = header.length === 2 && /^(?:OBSERVATION_)?DATE$/.test(header[0] ?? '');
  if (continuous === undefined || !isTable || header[1] !== request.series)
    return headerRefused('fred', `observation_date,${request.series}`, header);
  const { rows, leftOut } = datedRows(lines, request, 'rate');
  const isConflicting = conflictsOf(rows);
  const kept: DatedRow[] = [];
  const counts: Record<string, number> = { ...leftOut };
  for (const row of rows) {
    const reason = isConflicting(row)
      ? 'conflicting-date'
      : hasNoContinuousRate(row, continuous)
        ? 'implausible-rate'
        : undefined;
    if (reason === undefined) kept.push(row);
    else counts[reason] = (counts[reason] ?? 0) + 1;
  }
  const rates = {
    ...stampsOf(kept),
    rate: Float64Array.from(kept, ({ numbers: [percent = Number.NaN] }) => continuous(percent)),
  };
  return { ok: true, rows: { kind: 'rates', rates }, leftOut: counts, next: undefined };
}

/** A percentage that its own convention cannot mean: a bill discounted by more than its face, 525 for 5.25. */
function hasNoContinuousRate(
  { numbers: [percent = Number.NaN] }: DatedRow,
  continuous: (percent: number) => number,
): boolean {
  return !Number.isNaN(percent) && !Number.isFinite(continuous(percent));
}

/** Of two rates of one date neither is known to be the right one. */
function conflictsOf(rows: readonly DatedRow[]): (row: DatedRow) => boolean {
  const rateOf = new Map<number, number | undefined>();
  const conflicting = new Set<number>();
  for (const { stampMs, numbers } of rows) {
    if (rateOf.has(stampMs) && !Object.is(rateOf.get(stampMs), numbers[0])) conflicting.add(stampMs);
    rateOf.set(stampMs, numbers[0]);
  }
  return ({ stampMs }) => conflicting.has(stampMs);
}
