// Daily levels of Cboe's volatility indices, from the history tables that Cboe keeps on the web.
import type {
  FailedAnswer,
  IndexLevelsRequest,
  MarketDataPage,
  MarketDataSource,
} from '../../../core/ports/index.ts';
import { failedAnswer, type HttpRequest } from '../../http/index.ts';
import { splitCsv } from './csv-lines.ts';
import { datedRows, stampsOf } from './dated-rows.ts';
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
  const lines = splitCsv(text);
  const { header } = lines;
  const isOhlc = header.join(',') === 'DATE,OPEN,HIGH,LOW,CLOSE';
  if (!isOhlc && !(header.length === 2 && header[0] === 'DATE' && header[1] === request.index))
    return headerRefused('cboe', 'DATE,OPEN,HIGH,LOW,CLOSE', header);
  const { rows, leftOut } = datedRows(lines, request, 'level');
  const column = (cell: number | undefined): Float64Array =>
    Float64Array.from(rows, ({ numbers }) => (cell === undefined ? undefined : numbers[cell]) ?? Number.NaN);
  const levels = {
    ...stampsOf(rows),
    open: column(isOhlc ? 0 : undefined),
    high: column(isOhlc ? 1 : undefined),
    low: column(isOhlc ? 2 : undefined),
    close: column(isOhlc ? 3 : 0),
    volume: undefined,
    dividend: undefined,
  };
  return { ok: true, rows: { kind: 'index-levels', levels }, leftOut, next: undefined };
}
