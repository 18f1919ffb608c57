// Follows a ledger's records and knows what each trade holds, in which market, so that it can be repriced.
import { type EpochMs, MS_PER_YEAR, productOf, type SessionDate } from '../../../../core/domain/index.ts';
import type {
  FilledSurfaceRecord,
  HeldMarkRecord,
  LedgerRecord,
  LegRecord,
  OrderFilledRecord,
  SessionClosedRecord,
  TradeOpenedRecord,
} from '../../../../core/ledger/index.ts';
import type { StressLeg, StressPosition } from '../pricing/stress-position.ts';

/** A trade at its opening, with what it was opened with; `position` is absent where the ledger does not tell its market. */
export interface OpenedPosition {
  readonly tradeId: number;
  readonly date: SessionDate;
  /** Equity at the close before, dollars. */
  readonly equityDollars: number;
  readonly position: StressPosition | undefined;
}

interface HeldLeg {
  readonly leg: LegRecord;
  contracts: number;
}

interface Holding {
  readonly legs: Map<string, HeldLeg>;
  settlesAtMs: EpochMs | number | undefined;
  maxLossCents: number;
  /** The same of its opening alone, before any adjustment. */
  openedLossCents: number;
  isIndistinct: boolean;
  firstFill: OrderFilledRecord | undefined;
  openedUnits: number;
  opened: TradeOpenedRecord | undefined;
  equityCents: number;
  rate: number;
}

export interface PositionBook {
  readonly book: (record: LedgerRecord) => void;
  /** Sum over the trades that are open of their worst loss at expiry, cents. */
  readonly exposureCents: () => number;
  /** Positions at a session's close that has just been booked, one an open trade; `undefined` where it cannot be repriced. */
  readonly positionsAt: (session: SessionClosedRecord) => readonly (StressPosition | undefined)[];
  /** Every trade so far as it was opened, in that order. */
  readonly openings: () => readonly OpenedPosition[];
}

/** Contracts that were exercised, assigned or liquidated make a trade indistinct: from then on it is not repriced. */
export function createPositionBook(initialCents: number): PositionBook {
  const open = new Map<number, Holding>();
  const all: Holding[] = [];
  let rate = 0;
  let equityCents = initialCents;
  const holdingOf = (tradeId: number): Holding => {
    const known = open.get(tradeId);
    if (known !== undefined) return known;
    const holding = emptyHolding(equityCents, rate);
    open.set(tradeId, holding);
    all.push(holding);
    return holding;
  };
  return {
    book: (record) => {
      if (record.type === 'order-filled') bookFill(holdingOf(record.tradeId), record);
      else if (record.type === 'trade-opened') {
        const holding = holdingOf(record.tradeId);
        holding.opened = record;
        noteLoss(holding, record.maxLossCents, true);
      } else if (record.type === 'trade-increased' || record.type === 'trade-adjusted') {
        noteLoss(holdingOf(record.tradeId), record.maxLossCents, record.type === 'trade-increased');
      } else if (record.type === 'trade-closed') open.delete(record.tradeId);
      else if (record.type === 'option-exercised' || record.type === 'position-liquidated') {
        for (const tradeId of record.tradeIds) holdingOf(tradeId).isIndistinct = true;
      } else if (record.type === 'interest-credited') rate = record.rate;
      else if (record.type === 'session-closed') equityCents = record.equityCents;
    },
    exposureCents: () => [...open.values()].reduce((sum, { maxLossCents }) => sum + maxLossCents, 0),
    positionsAt: (session) =>
      session.openTrades.map((mark) => {
        const holding = open.get(mark.tradeId);
        return holding === undefined ? undefined : markedPosition(holding, mark, session, rate);
      }),
    openings: () => all.flatMap(openedPosition),
  };
}

function noteLoss(holding: Holding, maxLossCents: number, isOpening: boolean): void {
  holding.maxLossCents = maxLossCents;
  if (isOpening) holding.openedLossCents = maxLossCents;
}

function emptyHolding(equityCents: number, rate: number): Holding {
  return {
    legs: new Map(),
    settlesAtMs: undefined,
    maxLossCents: 0,
    openedLossCents: 0,
    isIndistinct: false,
    firstFill: undefined,
    openedUnits: 0,
    opened: undefined,
    equityCents,
    rate,
  };
}

function bookFill(holding: Holding, fill: OrderFilledRecord): void {
  for (const leg of fill.legs) {
    const key = `${leg.right} ${leg.strikeCents} ${leg.expiry}`;
    const held = holding.legs.get(key) ?? { leg, contracts: 0 };
    held.contracts += leg.quantity * fill.quantity;
    if (held.contracts === 0) holding.legs.delete(key);
    else holding.legs.set(key, held);
  }
  holding.settlesAtMs = fill.surface?.settlesAtMs ?? holding.settlesAtMs;
  if (fill.action !== 'open') return;
  holding.firstFill ??= fill;
  holding.openedUnits += fill.quantity;
}

function openedPosition({ firstFill, opened, openedUnits, ...holding }: Holding): readonly OpenedPosition[] {
  if (opened === undefined || firstFill === undefined) return [];
  const { surface } = firstFill;
  const legs =
    surface && pricedLegs(firstFill.legs, pairsOf(firstFill.legDoubleMidsCents, surface.legIvs), openedUnits);
  const position =
    surface === undefined || legs === undefined
      ? undefined
      : positionOf(opened, legs, surface, {
          rate: holding.rate,
          years: (surface.settlesAtMs - (firstFill.quotedAtMs ?? firstFill.atMs)) / MS_PER_YEAR,
          maxLossCents: holding.openedLossCents,
          vixPoints: opened.vixPoints,
          root: firstFill.legs[0]?.root,
        });
  const { tradeId, date } = opened;
  return [{ tradeId, date, equityDollars: holding.equityCents / 100, position }];
}

function markedPosition(
  holding: Holding,
  mark: HeldMarkRecord,
  session: SessionClosedRecord,
  rate: number,
): StressPosition | undefined {
  const { forwardPoints, legs: marks } = mark;
  const { settlesAtMs } = holding;
  if (
    forwardPoints === undefined ||
    marks === undefined ||
    settlesAtMs === undefined ||
    holding.isIndistinct
  ) {
    return undefined;
  }
  const held = inLegOrder([...holding.legs.values()]);
  const legs = pricedLegs(
    held.map(({ leg, contracts }) => ({ ...leg, quantity: contracts })),
    marks,
    1,
  );
  if (legs === undefined) return undefined;
  const spotPoints = mark.spotPoints ?? session.spotPoints;
  return positionOf(
    { tradeId: mark.tradeId, date: session.date },
    legs,
    { spotPoints, forwardPoints },
    {
      rate,
      years: (settlesAtMs - (mark.quotedAtMs ?? session.atMs)) / MS_PER_YEAR,
      maxLossCents: holding.maxLossCents,
      vixPoints: session.vixPoints,
      root: held[0]?.leg.root,
    },
  );
}

/** The order in which records list legs: by strike, at one strike the put first. */
function inLegOrder(legs: readonly HeldLeg[]): readonly HeldLeg[] {
  return legs.toSorted(
    ({ leg: a }, { leg: b }) =>
      a.strikeCents - b.strikeCents || Number(b.right === 'put') - Number(a.right === 'put'),
  );
}

type LegQuote = readonly [doubleMarkCents: number, iv?: number];

function pairsOf(doubleMids: readonly number[], ivs: readonly number[]): readonly LegQuote[] {
  return doubleMids.flatMap((mid, place) => {
    const iv = ivs[place];
    return iv === undefined ? [] : [[mid, iv] as const];
  });
}

/** `undefined` where a volatility is missing or there are not as many as legs. */
function pricedLegs(
  legs: readonly LegRecord[],
  quotes: readonly LegQuote[],
  units: number,
): readonly StressLeg[] | undefined {
  if (legs.length === 0 || legs.length !== quotes.length) return undefined;
  const priced: StressLeg[] = [];
  for (const [place, { right, strikeCents, quantity, multiplier }] of legs.entries()) {
    const [doubleMarkCents, iv] = quotes[place] ?? [0];
    if (iv === undefined || !(iv > 0)) return undefined;
    const [strikePoints, midPoints] = [strikeCents / 100, doubleMarkCents / 200];
    priced.push({ right, strikePoints, contracts: quantity * units, multiplier, iv, midPoints });
  }
  return priced;
}

function positionOf(
  { tradeId, date }: { readonly tradeId: number; readonly date: SessionDate },
  legs: readonly StressLeg[],
  { spotPoints, forwardPoints }: Pick<FilledSurfaceRecord, 'spotPoints' | 'forwardPoints'>,
  told: {
    readonly rate: number;
    readonly years: number;
    readonly maxLossCents: number;
    readonly vixPoints: number | undefined;
    readonly root: LegRecord['root'] | undefined;
  },
): StressPosition | undefined {
  const { rate, years, vixPoints, root } = told;
  if (vixPoints === undefined || root === undefined || !(years > 0)) return undefined;
  return {
    tradeId,
    date,
    legs,
    spotPoints,
    forwardPoints,
    years,
    rate,
    vixPoints,
    isAmerican: productOf(root).style === 'american',
    maxLossDollars: told.maxLossCents / 100,
  };
}
