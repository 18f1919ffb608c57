// The latest quotes of a whole option chain, turned into rows of one instant.
import { z } from 'zod';
import {
  chainInstantOf,
  type ChainRows,
  emptyChainRows,
  type OccSymbol,
  parseOccSymbol,
  type SessionClock,
} from '../../../../core/domain/index.ts';
import type { ChainRequest, FailedAnswer, MarketDataPage } from '../../../../core/ports/index.ts';
import type { AlpacaClient } from '../alpaca-client.ts';
import type { OptionFeed } from '../alpaca-options.ts';
import { answerPages, type PagedQuestion, type PageOptions } from '../answer/answer-pages.ts';
import { chainEnvelope } from '../answer/envelopes.ts';
import { createRecordTally, type RecordTally } from '../answer/record-tally.ts';
import type { SpotAt } from './spot.ts';
import { numberOrMissing, vendorInstant } from '../answer/vendor-values.ts';

const CONTRACTS_A_PAGE = 1000;
/** Places in the list of roots that a row can name. */
const ROOTS_MAX = 256;
/** The vendor gives theta for a calendar day, vega and rho for a point of volatility or rate: docs/data-sources.md. */
const DAYS_A_YEAR = 365;
const POINTS = 100;

type ChainEnvelope = z.infer<typeof chainEnvelope>;

/** What a chain is asked with and placed by. */
interface ChainAsking extends Pick<PageOptions, 'stop'> {
  readonly feed: OptionFeed;
  readonly spotAt: SpotAt;
  readonly clock: SessionClock;
}

/**
 * The vendor's rows before any judgement, crossed and empty quotes among them, as one page: its parts are of one moment,
 * and the instant of that is known only when the last of them has come.
 */
export async function wholeChain(
  client: AlpacaClient,
  request: ChainRequest,
  { feed, spotAt, clock, stop }: ChainAsking,
): Promise<MarketDataPage | FailedAnswer> {
  const gathered = new GatheredChain();
  const answersMs: number[] = [];
  const counts = createRecordTally();
  for await (const page of answerPages(client, chainQuestion(request, feed, gathered), { stop })) {
    if (!page.ok) return page;
    if (page.answeredAtMs !== undefined) answersMs.push(page.answeredAtMs);
    for (const [reason, count] of Object.entries(page.leftOut)) counts.leaveOut(reason, count);
  }
  const { quoted } = gathered;
  const times = quoted.map(({ snapshot }) => snapshot.latestQuote.t.ms);
  const { instantMs = Number.NaN, reasons } = chainInstantOf(times, clock, answersMs.at(-1));
  for (const reason of reasons) if (reason !== undefined) counts.leaveOut(reason);
  const standing = quoted.filter((_, place) => reasons[place] === undefined);
  const rows = rowsOf(standing, { instantMs, spot: spotAt(instantMs), clock });
  return {
    ok: true,
    rows: { kind: 'chain', rows },
    leftOut: counts.leftOut,
    next: undefined,
    answeredAtMs: answersMs[0],
  };
}

function chainQuestion(
  { underlying, expiries }: ChainRequest,
  feed: OptionFeed,
  gathered: GatheredChain,
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
      gathered.add(snapshots ?? {}, tally);
      return { kind: 'chain', rows: emptyChainRows(0, []) };
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
  /** From 1 in the whole answer. */
  readonly line: number;
}

/** The contracts of all pages so far that have a quote. */
class GatheredChain {
  readonly quoted: QuotedContract[] = [];
  readonly #roots = new Set<string>();
  #lines = 0;

  add(snapshots: NonNullable<ChainEnvelope['snapshots']>, tally: RecordTally): void {
    for (const [symbol, record] of Object.entries(snapshots)) {
      this.#lines += 1;
      const contract = parseOccSymbol(symbol);
      if (contract === undefined) tally.leaveOut('unreadable-symbol');
      // An adjusted contract, whose root ends in a digit, delivers something else than 100 shares.
      else if (/\d$/.test(contract.root)) tally.leaveOut('nonstandard');
      else if (isUnquoted(record)) tally.leaveOut('no-quote');
      else if (this.#roots.add(contract.root).size > ROOTS_MAX) tally.leaveOut('too-many-roots');
      else {
        const snapshot = tally.read(snapshotRecord, record);
        if (snapshot !== undefined) this.quoted.push({ contract, snapshot, line: this.#lines });
      }
    }
  }
}

/** A contract that nobody has quoted yet is listed all the same. */
function isUnquoted(record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return false;
  const quote: unknown = 'latestQuote' in record ? record.latestQuote : undefined;
  return quote === undefined || quote === null;
}

/** What all rows of a chain have in common. */
interface Surrounding {
  readonly instantMs: number;
  readonly spot: number | undefined;
  readonly clock: SessionClock;
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
  { instantMs, spot, clock: { newYorkDay } }: Surrounding,
): void {
  const { latestQuote: quote, latestTrade, dailyBar, greeks, impliedVolatility } = snapshot;
  const day = newYorkDay(instantMs);
  rows.quotedAtMs[row] = instantMs;
  rows.date[row] = day;
  rows.expiryDay[row] = contract.expiryDay;
  rows.side[row] = contract.right === 'call' ? 1 : 0;
  rows.strike[row] = contract.strikeMills / 1000;
  rows.spot[row] = spot ?? Number.NaN;
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
