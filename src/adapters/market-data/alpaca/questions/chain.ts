// The latest quotes of a whole option chain, turned into rows.
import { z } from 'zod';
import {
  type ChainRows,
  emptyChainRows,
  type OccSymbol,
  parseOccSymbol,
} from '../../../../core/domain/index.ts';
import type { ChainRequest } from '../../../../core/ports/index.ts';
import type { AlpacaOptions, OptionFeed } from '../alpaca-options.ts';
import type { PagedQuestion } from '../answer/answer-pages.ts';
import { chainEnvelope } from '../answer/envelopes.ts';
import type { RecordTally } from '../answer/record-tally.ts';
import type { SpotAt } from './spot.ts';
import { numberOrMissing, vendorInstant } from '../answer/vendor-values.ts';

const CONTRACTS_A_PAGE = 1000;
/** Places in the list of roots that a row can name. */
const ROOTS_MAX = 256;
/** The vendor gives theta for a calendar day, vega and rho for a point of volatility or rate: docs/data-sources.md. */
const DAYS_A_YEAR = 365;
const POINTS = 100;

type ChainEnvelope = z.infer<typeof chainEnvelope>;

/** Vendor's rows before any judgement: crossed and empty quotes are among them. */
export function chainQuestion(
  { underlying, expiries }: ChainRequest,
  { feed, spotAt, newYorkDay }: { feed: OptionFeed; spotAt: SpotAt } & Pick<AlpacaOptions, 'newYorkDay'>,
): PagedQuestion<ChainEnvelope> {
  const asked = {
    underlyingSymbol: underlying,
    feed,
    limit: CONTRACTS_A_PAGE,
    ...(expiries === undefined
      ? {}
      : { expirationDateGte: new Date(expiries.from), expirationDateLte: new Date(expiries.to) }),
  };
  return {
    call: (pageToken) => (apis, init) =>
      apis.options.optionChainRaw(pageToken === undefined ? asked : { ...asked, pageToken }, init),
    envelope: chainEnvelope,
    planNote: feed === 'opra' ? 'the opra feed needs a plan: ask the indicative feed' : undefined,
    rowsOf: ({ snapshots }, tally) => {
      const quoted = quotedOf(snapshots ?? {}, tally);
      return { kind: 'chain', rows: rowsOf(quoted, { spotAt, newYorkDay }) };
    },
  };
}

const snapshotRecord = z.looseObject({
  latestQuote: z.looseObject({
    t: vendorInstant,
    bp: numberOrMissing,
    ap: numberOrMissing,
    bs: numberOrMissing,
    as: numberOrMissing,
  }),
  latestTrade: z.looseObject({ p: numberOrMissing }).nullish(),
  dailyBar: z.looseObject({ t: vendorInstant, v: numberOrMissing }).nullish(),
  impliedVolatility: numberOrMissing,
  greeks: z
    .looseObject({
      delta: numberOrMissing,
      gamma: numberOrMissing,
      theta: numberOrMissing,
      vega: numberOrMissing,
      rho: numberOrMissing,
    })
    .nullish(),
});

interface QuotedContract {
  readonly contract: OccSymbol;
  readonly snapshot: z.infer<typeof snapshotRecord>;
  /** From 1 in its page. */
  readonly line: number;
}

function quotedOf(
  snapshots: NonNullable<ChainEnvelope['snapshots']>,
  tally: RecordTally,
): readonly QuotedContract[] {
  const quoted: QuotedContract[] = [];
  const roots = new Set<string>();
  for (const [index, [symbol, record]] of Object.entries(snapshots).entries()) {
    const contract = parseOccSymbol(symbol);
    if (contract === undefined) tally.leaveOut('unreadable-symbol');
    // An adjusted contract, whose root ends in a digit, delivers something else than 100 shares.
    else if (/\d$/.test(contract.root)) tally.leaveOut('nonstandard');
    else if (isUnquoted(record)) tally.leaveOut('no-quote');
    else if (roots.add(contract.root).size > ROOTS_MAX) tally.leaveOut('too-many-roots');
    else {
      const snapshot = tally.read(snapshotRecord, record);
      if (snapshot !== undefined) quoted.push({ contract, snapshot, line: index + 1 });
    }
  }
  return quoted;
}

/** A contract that nobody has quoted yet is listed all the same. */
function isUnquoted(record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return false;
  const quote: unknown = 'latestQuote' in record ? record.latestQuote : undefined;
  return quote === undefined || quote === null;
}

interface Surrounding extends Pick<AlpacaOptions, 'newYorkDay'> {
  readonly spotAt: SpotAt;
}

function rowsOf(quoted: readonly QuotedContract[], surrounding: Surrounding): ChainRows {
  const roots = [...new Set(quoted.map(({ contract }) => contract.root))];
  const rows = emptyChainRows(quoted.length, roots);
  for (const [row, one] of quoted.entries()) {
    rows.root[row] = roots.indexOf(one.contract.root);
    fillRow(rows, row, one, surrounding);
  }
  return rows;
}

function fillRow(
  rows: ChainRows,
  row: number,
  { contract, snapshot, line }: QuotedContract,
  { spotAt, newYorkDay }: Surrounding,
): void {
  const { latestQuote: quote, latestTrade, dailyBar, greeks, impliedVolatility } = snapshot;
  const day = newYorkDay(quote.t.ms);
  rows.quotedAtMs[row] = quote.t.ms;
  rows.date[row] = day;
  rows.expiryDay[row] = contract.expiryDay;
  rows.side[row] = contract.right === 'call' ? 1 : 0;
  rows.strike[row] = contract.strikeMills / 1000;
  rows.spot[row] = spotAt(quote.t.ms) ?? Number.NaN;
  rows.bid[row] = quote.bp;
  rows.ask[row] = quote.ap;
  rows.bidSize[row] = quote.bs;
  rows.askSize[row] = quote.as;
  rows.last[row] = latestTrade?.p ?? Number.NaN;
  // The bar of an earlier day is given as long as there is no newer one, and its volume is not of this day.
  if (dailyBar && newYorkDay(dailyBar.t.ms) === day) rows.volume[row] = dailyBar.v;
  rows.vendorVol[row] = impliedVolatility;
  rows.vendorDelta[row] = greeks?.delta ?? Number.NaN;
  rows.vendorGamma[row] = greeks?.gamma ?? Number.NaN;
  rows.vendorTheta[row] = (greeks?.theta ?? Number.NaN) * DAYS_A_YEAR;
  rows.vendorVega[row] = (greeks?.vega ?? Number.NaN) * POINTS;
  rows.vendorRho[row] = (greeks?.rho ?? Number.NaN) * POINTS;
  rows.line[row] = line;
}
