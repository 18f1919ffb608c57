// Puts the rows of an account together as trades: one opening order is one trade, and what closes its contracts belongs to it.
import type { QuarantinedRow } from '../trade-list-file.ts';
import { type AccountLots, createAccountLots, type GatheredTrade } from './account-lots.ts';
import type { Transaction } from './transaction.ts';

export interface Gathering {
  readonly trades: readonly GatheredTrade[];
  readonly open: ReadonlySet<GatheredTrade>;
  readonly quarantined: readonly QuarantinedRow[];
  /** Rows of shares that no option brought. */
  readonly ownShares: number;
}

/** Within one instant what pays comes before what only removes, and what closes before what opens. */
const RANKS: Readonly<Record<Transaction['kind'], number>> = {
  settlement: 0,
  close: 1,
  removal: 2,
  delivery: 3,
  open: 4,
};

/** An account while its rows are booked. */
interface Account {
  readonly lots: AccountLots;
  readonly trades: GatheredTrade[];
  readonly quarantined: QuarantinedRow[];
  /** The trade that an order's rows belong to. */
  readonly byOrder: Map<string, GatheredTrade>;
  /** Contracts settled in cash, by symbol: a removal of the same may follow, without money, that day or later. */
  readonly settled: Map<string, Settled>;
  /** The latest trade whose option was assigned or exercised, by underlying and day: shares that follow are its own. */
  readonly assigned: Map<string, GatheredTrade>;
  ownShares: number;
}

interface Settled {
  readonly trade: GatheredTrade;
  readonly date: string;
  quantity: number;
}

/** In the order of time; the file may be in any. */
export function gatherTrades(rows: readonly Transaction[]): Gathering {
  const account: Account = {
    lots: createAccountLots(),
    trades: [],
    quarantined: [],
    byOrder: new Map(),
    settled: new Map(),
    assigned: new Map(),
    ownShares: 0,
  };
  for (const row of inTimeOrder(rows)) book(account, row);
  const { lots, trades, quarantined, ownShares } = account;
  return { trades, open: lots.holders(), quarantined, ownShares };
}

function inTimeOrder(rows: readonly Transaction[]): readonly Transaction[] {
  // An order's rows bear the seconds of their fills: all count as of the first, so that a roll closes before it opens.
  const firstFills = new Map<string, number>();
  for (const { order, moment } of rows)
    firstFills.set(order, Math.min(firstFills.get(order) ?? Infinity, moment.atMs ?? 0));
  const timeOf = ({ order, moment }: Transaction): number =>
    (order === '' ? undefined : firstFills.get(order)) ?? moment.atMs ?? 0;
  // Settlement and removal of a day may bear different minutes.
  const dayOf = ({ moment }: Transaction): string => moment.date;
  const isAfterHours = ({ kind }: Transaction): number => Number(kind !== 'open' && kind !== 'close');
  return rows.toSorted((a, b) => {
    if (dayOf(a) !== dayOf(b)) return dayOf(a) < dayOf(b) ? -1 : 1;
    const byClass = isAfterHours(a) - isAfterHours(b);
    if (byClass !== 0) return byClass;
    const byTime = isAfterHours(a) === 1 ? 0 : timeOf(a) - timeOf(b);
    return byTime || RANKS[a.kind] - RANKS[b.kind] || byContent(a, b) || a.line - b.line;
  });
}

/** Of one instant: the order of the file decides nothing but between rows that are alike. */
function byContent(a: Transaction, b: Transaction): number {
  const textOf = ({ subType, order, holding }: Transaction): string =>
    [subType, order, holding.symbol].join(' ');
  const [first, second] = [textOf(a), textOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return (a.moment.atMs ?? 0) - (b.moment.atMs ?? 0) || a.valueCents - b.valueCents;
}

function book(account: Account, row: Transaction): void {
  if (row.kind === 'open') open(account, row);
  else if (row.kind === 'delivery') deliver(account, row);
  else close(account, row);
}

function open(account: Account, row: Transaction): void {
  if (row.holding.option === undefined) {
    account.ownShares += 1;
    return;
  }
  // Rows without an order number are each an order of their own.
  const key = row.order === '' ? `line ${row.line}` : row.order;
  const known = account.byOrder.get(key);
  const trade = known ?? { order: key, opening: [], later: [] };
  if (known === undefined) {
    account.byOrder.set(key, trade);
    account.trades.push(trade);
  }
  // An order that closed contracts of a trade before it opened these rolls that trade.
  if (trade.opening.length > 0 && trade.order !== key) {
    const { valueCents, feesCents, totalCents } = row;
    trade.later.push({ row, valueCents, feesCents, totalCents });
  } else trade.opening.push(row);
  account.lots.open(row, trade);
}

function close(account: Account, row: Transaction): void {
  const { symbol } = row.holding;
  const settled = account.settled.get(symbol);
  if (
    row.kind === 'removal' &&
    settled !== undefined &&
    isOfSettled(row, settled, account.lots.held(symbol))
  ) {
    const { valueCents, feesCents, totalCents } = row;
    settled.quantity -= row.quantity;
    settled.trade.later.push({ row, valueCents, feesCents, totalCents });
    return;
  }
  const trades = account.lots.close(row);
  const [first] = trades;
  if (first === undefined) {
    if (row.holding.option === undefined && account.lots.held(row.holding.symbol) === 0)
      account.ownShares += 1;
    else account.quarantined.push(unheld(account, row));
    return;
  }
  if (row.kind === 'settlement') {
    const quantity = row.quantity + (settled?.quantity ?? 0);
    account.settled.set(symbol, { trade: first, date: row.moment.date, quantity });
  }
  if (row.kind === 'removal' && row.subType !== 'expiration')
    account.assigned.set(`${row.holding.underlying} ${row.moment.date}`, first);
  if (row.order !== '' && trades.length === 1 && !account.byOrder.has(row.order))
    account.byOrder.set(row.order, first);
}

/** A later day's removal is of contracts still held where there are enough. */
function isOfSettled({ quantity, moment }: Transaction, settled: Settled, held: number): boolean {
  return settled.quantity >= quantity && (settled.date === moment.date || Math.abs(held) < quantity);
}

/** Shares that an assignment or exercise of the day brought or took. */
function deliver(account: Account, row: Transaction): void {
  const held = account.lots.held(row.holding.symbol);
  if (row.isBuy !== undefined && held !== 0 && row.isBuy === held < 0 && Math.abs(held) >= row.quantity) {
    account.lots.close(row);
    return;
  }
  const trade = account.assigned.get(`${row.holding.underlying} ${row.moment.date}`);
  if (trade === undefined || row.isBuy === undefined) {
    account.ownShares += 1;
    return;
  }
  const { valueCents, feesCents, totalCents } = row;
  trade.later.push({ row, valueCents, feesCents, totalCents });
  account.lots.open(row, trade);
}

function unheld({ lots }: Account, { line, quantity, holding }: Transaction): QuarantinedRow {
  const held = lots.held(holding.symbol);
  return {
    line,
    reason: `quantity: expected at most what rows before it opened of ${holding.symbol}, ${Math.abs(held)}, found ${quantity}`,
  };
}
