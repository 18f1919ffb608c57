// Asks Polygon for holidays and SPY's dividends and lists where the bundled tables say something else.
import { readCalendarTable, readSpyDividends } from '../../adapters/bundled/index.ts';
import type { PolygonOptions } from '../../adapters/market-data/polygon/index.ts';
import type { CashDividend, EpochMs, InputFailure, SessionDate } from '../../core/domain/index.ts';
import { easternDateOf, easternDayNumber, easternMinuteOfDay } from '../../core/market/index.ts';
import type {
  DividendRow,
  FailedAnswer,
  MarketDataFailure,
  SessionSpan,
  StopSignal,
} from '../../core/ports/index.ts';
import { type CredentialPlaces, requireCredentials, usageError, type UsageResult } from '../config/index.ts';
import { compareDividends, type DividendDifference } from './compare-dividends.ts';
import { compareHolidays, type HolidayDifference } from './compare-holidays.ts';

/** What was compared, over which dates, and every difference in order of dates. */
export interface Compared<Difference> {
  /** `undefined` where the vendor said nothing to compare with. */
  readonly span: SessionSpan | undefined;
  /** Of the vendor. */
  readonly entries: number;
  readonly differences: readonly Difference[];
  /** Entries of the vendor that were not compared, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
}

export interface TableComparison {
  readonly holidays: Compared<HolidayDifference>;
  readonly dividends: Compared<DividendDifference>;
}

export interface CompareCall {
  readonly places: CredentialPlaces;
  readonly nowMs: number;
  readonly stop: StopSignal;
  readonly surroundings?: PolygonOptions['surroundings'];
}

/** Whether both tables were held against something of the vendor's. */
export function isComplete({ holidays, dividends }: TableComparison): boolean {
  return holidays.span !== undefined && dividends.span !== undefined;
}

/** Fails with the codes of `requireCredentials`, of the tables and of the vendor; a stop is `cancelled`. */
export async function compareWithPolygon(call: CompareCall): Promise<UsageResult<TableComparison>> {
  const options = optionsOf(call);
  if (!options.ok) return options;
  const calendar = readCalendarTable();
  if (!calendar.ok) return refused(calendar);
  const table = readSpyDividends();
  if (!table.ok) return refused(table);
  // Loaded when it is asked, so that other commands do not load it.
  const { createPolygonReference } = await import('../../adapters/market-data/polygon/index.ts');
  const read = await createPolygonReference(options.value).holidays(call.stop);
  if (!read.ok) return failed(read.error);
  const today = easternDateOf(call.nowMs as EpochMs);
  const rows = await dividendsUpTo(today, { call, options: options.value });
  if (!rows.ok) return failed(rows.error);
  const { holidays, leftOut } = read.value;
  const listed = holidays.filter(({ exchange }) => exchange === 'NYSE').map(({ date }) => date);
  return {
    ok: true,
    value: {
      holidays: {
        span: spanOf(listed),
        entries: listed.length,
        differences: compareHolidays(holidays, calendar.table, easternMinuteOfDay),
        leftOut: { ...leftOut, ...countOf('other-exchange', holidays.length - listed.length) },
      },
      dividends: comparedDividends(rows, table.table, today),
    },
  };
}

function optionsOf({ places, surroundings }: CompareCall): UsageResult<PolygonOptions> {
  const found = requireCredentials('polygon', places);
  if (!found.ok) return found;
  const apiKey = found.value.keys['apiKey'];
  if (apiKey === undefined)
    return usageError('credentials-incomplete', 'polygon: expected a key, found none');
  const baseUrl = (places.environment['QUANTOR_POLYGON_URL'] ?? '').trim();
  return {
    ok: true,
    value: {
      apiKey,
      newYorkDay: easternDayNumber,
      ...(baseUrl === '' ? {} : { baseUrl }),
      ...(surroundings === undefined ? {} : { surroundings }),
    },
  };
}

interface ListedDividends {
  readonly rows: readonly DividendRow[];
  readonly leftOut: Readonly<Record<string, number>>;
}

const FIRST_OF_SPY = '1993-01-29' as SessionDate;

async function dividendsUpTo(
  to: SessionDate,
  { call, options }: { readonly call: CompareCall; readonly options: PolygonOptions },
): Promise<({ readonly ok: true } & ListedDividends) | FailedAnswer> {
  const rows: DividendRow[] = [];
  const leftOut: Record<string, number> = {};
  const request = { kind: 'dividends', symbol: 'SPY', from: FIRST_OF_SPY, to } as const;
  const { createPolygonSource } = await import('../../adapters/market-data/polygon/index.ts');
  for await (const page of createPolygonSource(options).pages(request, { stop: call.stop })) {
    if (!page.ok) return page;
    if (page.rows.kind === 'dividends') rows.push(...page.rows.dividends);
    for (const [reason, count] of Object.entries(page.leftOut))
      leftOut[reason] = (leftOut[reason] ?? 0) + count;
  }
  return { ok: true, rows, leftOut };
}

/** From where both have begun, as neither reaches back to the fund's first day, and up to today. */
function comparedDividends(
  { rows, leftOut }: ListedDividends,
  table: readonly CashDividend[],
  today: SessionDate,
): Compared<DividendDifference> {
  const vendor = spanOf(rows.map(({ exDate }) => exDate));
  const own = spanOf(table.map(({ exDate }) => exDate).filter((exDate) => exDate <= today));
  if (vendor === undefined || own === undefined)
    return { span: undefined, entries: rows.length, differences: [], leftOut };
  const later = vendor.to > own.to ? vendor.to : own.to;
  const span = { from: vendor.from > own.from ? vendor.from : own.from, to: later };
  const entries = rows.filter(({ exDate }) => exDate >= span.from).length;
  return {
    span,
    entries,
    differences: compareDividends(rows, table, span),
    leftOut: { ...leftOut, ...countOf('before-the-table', rows.length - entries) },
  };
}

const countOf = (reason: string, count: number): Readonly<Record<string, number>> =>
  count === 0 ? {} : { [reason]: count };

function spanOf(dates: readonly SessionDate[]): SessionSpan | undefined {
  const sorted = dates.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

const failed = ({ code, message }: MarketDataFailure): UsageResult<never> => usageError(code, message);

const refused = ({ error }: InputFailure): UsageResult<never> => usageError(error.code, error.message);
