// Daily levels of Cboe's volatility indices, from the history tables that Cboe keeps on the web.
import type {
  FailedAnswer,
  IndexLevelsRequest,
  MarketDataPage,
  MarketDataSource,
} from '../../../core/ports/index.ts';
import { failedAnswer, type HttpRequest } from '../../http/index.ts';
import { splitCsv } from './csv-lines.ts';
import { datedRows } from './dated-rows.ts';
import { createWebTableSource, headerRefused, type WebTableOptions } from './web-table-source.ts';

const BASE_URL = 'https://cdn.cboe.com/api/global/us_indices/daily_prices/';

/** VIX, VIX9D, VIX3M, VIX6M, VIX1D and whatever else has a `NAME_History.csv` there; needs no key. */
export function createCboeSource(options: WebTableOptions = {}): MarketDataSource {
  return createWebTableSource(
    { name: 'cboe', kind: 'index-levels', baseUrl: BASE_URL, requestsPerMinute: 30, place, read },
    options,
  );
}

function place({ index }: IndexLevelsRequest): FailedAnswer | HttpRequest {
  if (/^[A-Z][A-Z0-9]{1,11}$/.test(index)) return { path: `${index}_History.csv` };
  return failedAnswer(
    'request-unsupported',
    `cboe: expected an index such as VIX or VIX9D, found "${index}"`,
  );
}

/** Columns DATE,OPEN,HIGH,LOW,CLOSE; an index that Cboe publishes once a day has DATE and its own name alone. */
function read(text: string, request: IndexLevelsRequest): FailedAnswer | MarketDataPage {
  const { header, rows } = splitCsv(text);
  const isOhlc = header.join(',') === 'DATE,OPEN,HIGH,LOW,CLOSE';
  if (!isOhlc && !(header.length === 2 && header[0] === 'DATE' && header[1] === request.index))
    return headerRefused('cboe', 'DATE,OPEN,HIGH,LOW,CLOSE', header);
  const { stamps, column, leftOut } = datedRows(rows, request);
  const missing = (): Float64Array => new Float64Array(stamps.length).fill(Number.NaN);
  const levels = {
    ...stamps,
    open: isOhlc ? column(1) : missing(),
    high: isOhlc ? column(2) : missing(),
    low: isOhlc ? column(3) : missing(),
    close: isOhlc ? column(4) : column(1),
    volume: undefined,
    dividend: undefined,
  };
  return { ok: true, rows: { kind: 'index-levels', levels }, leftOut, next: undefined };
}
