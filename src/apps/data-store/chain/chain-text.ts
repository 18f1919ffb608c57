// A shown chain as tables for a person, in lines of at most 100 characters.
import { alignedRows, heading, wrappedText } from '../../../analysis/report/index.ts';
import type { EpochMs } from '../../../core/domain/index.ts';
import { easternDateOf, easternMinuteOfDay } from '../../../core/market/index.ts';
import { type ChainView, daysTo } from './show-chain.ts';
import { atTheMoneyVol, nearForward, type ShownExpiry, type ShownQuote } from './shown-quotes.ts';

const SOURCES_SHOWN_MAX = 3;
const NONE = '-';

/** The whole text; of one expiry the quotes within `strikes` of the forward, of several a line each. */
export function chainText(view: ChainView, strikes: number): string {
  const { expiries } = view;
  const [only] = expiries;
  const body =
    expiries.length === 1 && only !== undefined ? quoteLines(view, only, strikes) : expiryLines(view);
  return [...about(view), ...body].join('\n');
}

function about(view: ChainView): readonly string[] {
  const { request, atMs, timing, instants, spot, spotFrom, vendorSpot, sources } = view;
  const when = timing === 'close' ? 'as of the close' : 'inside the session';
  const of = instants === 1 ? 'the only instant of the day' : `one of ${instants} instants of the day`;
  const vendor = vendorSpot === undefined ? '' : `, vendor ${vendorSpot.toFixed(2)}`;
  const { quotedFromMs, quotedToMs } = view;
  const quoted =
    quotedFromMs === atMs && quotedToMs === atMs
      ? []
      : [
          quotedFromMs === quotedToMs
            ? `  quoted ${easternText(quotedFromMs)}`
            : `  quoted ${easternText(quotedFromMs)} to ${easternText(quotedToMs)}`,
        ];
  const names = sources.slice(0, SOURCES_SHOWN_MAX).join(', ');
  const rest = sources.length > SOURCES_SHOWN_MAX ? ` and ${sources.length - SOURCES_SHOWN_MAX} more` : '';
  return [
    `${request.root} ${easternText(atMs)} New York, ${when}, ${of}`,
    ...quoted,
    `  underlying ${Number.isNaN(spot) ? 'told by neither quotes nor vendor' : `${priced(spot)} from ${spotFrom}`}${vendor}; rate ${percent(request.rate)}`,
    ...wrappedText(`from ${names}${rest}`),
  ];
}

function expiryLines(view: ChainView): readonly string[] {
  const header = ['expiry', 'days', 'settles', 'strikes', 'calls', 'puts', 'no bid', 'forward', 'atm vol'];
  const rows = view.expiries.map((shown) => {
    const { expiry, quotes, forward } = shown;
    const count = (test: (quote: ShownQuote) => boolean): string => String(quotes.filter(test).length);
    return [
      expiry.sessionDate,
      String(daysTo(view.date, expiry)),
      expiry.settlement,
      String(new Set(quotes.map(({ strike }) => strike)).size),
      count(({ right }) => right === 'call'),
      count(({ right }) => right === 'put'),
      count(({ bid }) => !(bid > 0)),
      priced(forward),
      percent(atTheMoneyVol(shown)),
    ];
  });
  return [
    ...heading(`${view.expiries.length} EXPIRIES`),
    ...alignedRows([header, ...rows], ['left', ...Array.from({ length: 8 }, () => 'right' as const)]),
    '',
    '  --expiry DATE shows the quotes of one',
  ];
}

function quoteLines(view: ChainView, shown: ShownExpiry, strikes: number): readonly string[] {
  const { expiry, forward, quotes } = shown;
  const near = nearForward(shown, strikes);
  const left = quotes.length - near.length;
  const title = `${expiry.sessionDate}, ${daysTo(view.date, expiry)} days, ${expiry.settlement}-settled, forward ${priced(forward)}`;
  const sides = (['call', 'put'] as const).flatMap((right) => {
    const ofSide = near.filter((quote) => quote.right === right);
    if (ofSide.length === 0) return [];
    return [
      ...heading(`${right.toUpperCase()}S ${title}`),
      ...withoutEmptyColumns([HEADER, ...ofSide.map(quoteCells)]),
    ];
  });
  return [
    ...sides,
    '',
    ...(left > 0
      ? [`  ${left} quotes farther from the forward are not shown: --strikes ${2 * strikes} shows more`]
      : []),
    ...wrappedText(NOTE),
  ];
}

const HEADER = [
  'strike',
  'bid',
  'ask',
  'sizes',
  'volume',
  'open',
  'v. iv',
  'iv',
  'v. delta',
  'delta',
  'gamma',
  'theta',
  'vega',
];
const NOTE =
  'v.: the vendor, where it tells; iv: the volatility of the out-of-the-money quotes on the forward of put-call parity, between strikes the straight ' +
  'line, beyond the last none; Greeks a share, theta a day, vega a volatility point, and of early exercise the delta alone. A column of missing numbers is left out.';

/** A column that no quote has a number in is not shown, so that the others fit a line. */
function withoutEmptyColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const kept = HEADER.map((_, column) => rows.slice(1).some((row) => row[column] !== NONE));
  const shown = rows.map((row) => row.filter((__, column) => kept[column] === true));
  return alignedRows(shown, shown[0]?.map(() => 'right' as const) ?? []);
}

function quoteCells(quote: ShownQuote): readonly string[] {
  const { own } = quote;
  return [
    quote.strike.toFixed(quote.strike % 1 === 0 ? 0 : 2),
    priced(quote.bid),
    priced(quote.ask),
    sizes(quote),
    whole(quote.volume),
    whole(quote.openInterest),
    percent(quote.vendorVol, 1),
    percent(own?.vol, 1),
    fixed(quote.vendorDelta, 3),
    fixed(own?.delta, 3),
    significant(own?.gamma),
    greek(own?.thetaPerDay),
    greek(own?.vegaPerPoint),
  ];
}

function sizes({ bidSize, askSize }: ShownQuote): string {
  return Number.isNaN(bidSize) && Number.isNaN(askSize) ? NONE : `${whole(bidSize)}x${whole(askSize)}`;
}

function priced(value: number | undefined): string {
  return fixed(value, 2);
}

function whole(value: number): string {
  return fixed(value, 0);
}

function percent(decimal: number | undefined, digits = 2): string {
  return decimal === undefined || Number.isNaN(decimal) ? NONE : `${(100 * decimal).toFixed(digits)}%`;
}

/** Of an index two digits are enough, of a stock three are needed. */
function greek(value: number | undefined): string {
  return fixed(value, value !== undefined && Math.abs(value) >= 1 ? 2 : 3);
}

function fixed(value: number | undefined, digits: number): string {
  return value === undefined || Number.isNaN(value) ? NONE : value.toFixed(digits);
}

/** Gammas of an index are a thousandth of those of a stock: three digits, whatever their size. */
function significant(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return NONE;
  return value === 0
    ? '0'
    : value.toFixed(Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(Math.abs(value))))));
}

function easternText(ms: EpochMs): string {
  const date = easternDateOf(ms);
  const minute = Math.floor(easternMinuteOfDay(ms, date));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
