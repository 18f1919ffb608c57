// A ledger of one trade in a world where every price is Black's of a stated spot and volatility, so that what moved it is known.
import type { Cents, EpochMs, SessionDate } from '../../../core/domain/index.ts';
import { MS_PER_DAY, MS_PER_YEAR } from '../../../core/domain/index.ts';
import type { LedgerRecord, LegRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';
import { blackPrice } from '../../../core/pricing/index.ts';
import { sampleRun } from '../../../../test/fixtures/sample-run.ts';

const START_MS = Date.UTC(2018, 0, 2, 21);
/** When the contracts of the world settle. */
export const SETTLES_AT_MS = START_MS + 45 * MS_PER_DAY;

/** The market at one look, days after the start; a volatility of `undefined` is told by no chain. */
export interface WorldLook {
  readonly day: number;
  readonly spot: number;
  readonly vol: number;
  /** The forward over the spot; 1 where not told. */
  readonly growth?: number;
  readonly fault?: 'no-quote' | 'no-volatility';
}

/** Contracts opened (+ bought, - sold) or closed at one look, so many cents a share worse than at mid. */
export interface WorldFill extends WorldLook {
  readonly contracts: readonly number[];
  readonly worseCents: number;
  readonly feesCents: number;
}

export interface World {
  readonly fills: readonly WorldFill[];
  readonly closes: readonly WorldLook[];
  /** Where what is left settles. */
  readonly settlesAt?: number;
}

const STRIKES = [
  ['put', 240],
  ['put', 250],
  ['call', 290],
  ['call', 300],
] as const;

const LEGS: readonly LegRecord[] = STRIKES.map(([right, strike]) => ({
  root: 'XSP',
  expiry: '2018-02-16' as SessionDate,
  settlement: 'PM',
  right,
  strikeCents: (strike * 100) as Cents,
  quantity: 0,
  multiplier: 100,
}));

/** Cents a share. */
function midCents({ right, strikeCents }: LegRecord, { day, spot, vol, growth = 1 }: WorldLook): number {
  const years = (SETTLES_AT_MS - START_MS - day * MS_PER_DAY) / MS_PER_YEAR;
  return (
    100 * blackPrice({ right, forward: spot * growth, strike: strikeCents / 100, years, vol, discount: 1 })
  );
}

const atDay = (day: number): EpochMs => (START_MS + day * MS_PER_DAY) as EpochMs;

/** The records of a world, in order of time; the trade ends where nothing of it is left, and is open at the end where it does not. */
export function worldRecords({ fills, closes, settlesAt }: World): readonly LedgerRecord[] {
  const [manifest] = sampleRun();
  if (manifest?.type !== 'manifest') throw new Error('a run begins with its manifest');
  const records: LedgerRecord[] = [{ ...manifest, formatVersion: 5 }];
  const held = LEGS.map(() => 0);
  let cashCents = 0;
  let seq = 0;
  const at = (day: number) => ({ seq: (seq += 1), atMs: atDay(day) });
  const events = [
    ...fills.map((fill) => ({ day: fill.day, fill, close: undefined })),
    ...closes.map((close) => ({ day: close.day, close, fill: undefined })),
  ].toSorted((a, b) => a.day - b.day);
  const markOf = (look: WorldLook): number =>
    LEGS.reduce((sum, leg, place) => sum + (held[place] ?? 0) * 100 * midCents(leg, look), 0);
  let markCents = 0;
  for (const { fill, close } of events) {
    if (fill !== undefined) {
      const record = fillRecord(fill, at(fill.day));
      records.push(record);
      for (const [place, contracts] of fill.contracts.entries()) held[place] = (held[place] ?? 0) + contracts;
      cashCents += cashOf(record);
    } else {
      if (close.fault !== 'no-quote') markCents = markOf(close);
      if (held.some((contracts) => contracts !== 0))
        records.push(closeRecord(close, held, { ...at(close.day), markCents }));
    }
  }
  if (settlesAt !== undefined) {
    const cash = LEGS.reduce((sum, leg, place) => sum + (held[place] ?? 0) * worthCents(leg, settlesAt), 0);
    records.push(settlementRecord(held, settlesAt, at(45)));
    cashCents += cash;
    held.fill(0);
  }
  const isOpen = held.some((contracts) => contracts !== 0);
  if (!isOpen)
    records.push({ type: 'trade-closed', tradeId: 1, pnlCents: cashCents } as unknown as LedgerRecord);
  records.push({
    type: 'run-ended',
    openTrades: isOpen ? [{ tradeId: 1, markCents }] : [],
  } as unknown as LedgerRecord);
  return records;
}

function fillRecord(
  fill: WorldFill,
  at: { readonly seq: number; readonly atMs: EpochMs },
): OrderFilledRecord {
  const traded = LEGS.flatMap((leg, place) => {
    const quantity = fill.contracts[place] ?? 0;
    return quantity === 0 ? [] : [{ ...leg, quantity }];
  });
  const mids = traded.map((leg) => midCents(leg, fill));
  const { spot, vol, growth = 1 } = fill;
  return {
    type: 'order-filled',
    ...at,
    orderId: at.seq,
    tradeId: 1,
    fillId: at.seq,
    action: 'open',
    quantity: 1,
    legs: traded,
    legPricesCents: traded.map(
      ({ quantity }, place) =>
        Math.round((mids[place] ?? 0) + Math.sign(quantity) * fill.worseCents) as Cents,
    ),
    legDoubleMidsCents: mids.map((mid) => 2 * mid),
    surface: {
      spotPoints: spot,
      forwardPoints: spot * growth,
      settlesAtMs: SETTLES_AT_MS as EpochMs,
      legIvs: traded.map(() => vol),
    },
    feesCents: fill.feesCents as Cents,
    cashCents: 0 as Cents,
  };
}

function cashOf({ legs, legPricesCents, feesCents }: OrderFilledRecord): number {
  return legs.reduce(
    (sum, { quantity }, place) => sum - quantity * 100 * (legPricesCents[place] ?? 0),
    -feesCents,
  );
}

function closeRecord(
  look: WorldLook,
  held: readonly number[],
  { markCents, ...at }: { readonly seq: number; readonly atMs: EpochMs; readonly markCents: number },
): LedgerRecord {
  const { spot, vol, growth = 1, fault } = look;
  const legs = LEGS.filter((_, place) => held[place] !== 0).map((leg) => {
    const mark = 2 * midCents(leg, look);
    return fault === 'no-volatility' ? ([mark] as const) : ([mark, vol] as const);
  });
  const quotes = fault === 'no-quote' ? {} : { legs, forwardPoints: spot * growth };
  return {
    type: 'session-closed',
    ...at,
    date: '2018-01-02' as SessionDate,
    spotPoints: spot,
    cashCents: 0 as Cents,
    marksCents: 0 as Cents,
    equityCents: 0 as Cents,
    openTrades: [{ tradeId: 1, markCents: markCents as Cents, isMarkFresh: true, ...quotes }],
    bars: [],
  };
}

function worthCents({ right, strikeCents }: LegRecord, points: number): number {
  return Math.round(
    100 * Math.max(0, right === 'call' ? points * 100 - strikeCents : strikeCents - points * 100),
  );
}

function settlementRecord(
  held: readonly number[],
  points: number,
  at: { readonly seq: number; readonly atMs: EpochMs },
): LedgerRecord {
  return {
    type: 'expiry-settled',
    ...at,
    root: 'XSP',
    expiry: '2018-02-16' as SessionDate,
    settlement: 'PM',
    settlementPoints: points,
    source: 'close',
    legs: LEGS.flatMap((leg, place) => {
      const quantity = held[place] ?? 0;
      return quantity === 0
        ? []
        : [
            {
              ...leg,
              quantity,
              exercised: Math.abs(quantity),
              cashPerContractCents: worthCents(leg, points) as Cents,
            },
          ];
    }),
    cashCents: 0 as Cents,
  };
}
