// A gathered trade of the account in the form that every list is read into.
import {
  cents,
  type Cents,
  type ImportedLeg,
  type ImportedMoment,
  type ImportedTrade,
  invariant,
} from '../../../core/domain/index.ts';
import { compareMoments } from '../cells/list-row.ts';
import type { BookedShare, GatheredTrade } from './account-lots.ts';
import type { Transaction } from './transaction.ts';

/** `isOpen`: some of its contracts or shares are still held. */
export function tradeOfRows(gathered: GatheredTrade, isOpen: boolean): ImportedTrade {
  const { order, opening, later } = gathered;
  const [first] = opening;
  const last = later.at(-1);
  invariant(first !== undefined, `order ${order} opened nothing`);
  const legs = legsOf(opening);
  const rows: readonly BookedShare[] = [...opening.map(asShare), ...later];
  const total = (part: 'valueCents' | 'feesCents' | 'totalCents'): Cents =>
    cents(rows.reduce((sum, row) => sum + row[part], 0));
  const creditCents = cents(opening.reduce((sum, { valueCents }) => sum + valueCents, 0));
  const isOver = !isOpen && last !== undefined;
  return {
    name: order.startsWith('line ') ? order : `order ${order}`,
    lines: [...new Set(rows.map(({ row }) => row.line))].toSorted((a, b) => a - b),
    underlying: rootOf(first),
    opened: opening.map(({ moment }) => moment).reduce(earlierOf),
    ...(isOver ? { closed: later.map(({ row }) => row.moment).reduce(laterOf) } : {}),
    legs,
    contracts: unitsOf(legs),
    multiplier: first.holding.multiplier,
    creditCents,
    ...(isOver
      ? {
          closingCents: cents(creditCents - total('valueCents')),
          pnlCents: total('totalCents'),
          reason: reasonOf(last.row),
        }
      : {}),
    feesCents: total('feesCents'),
    events: eventsOf(later),
  };
}

/** An order may fill in several seconds. */
function earlierOf(a: ImportedMoment, b: ImportedMoment): ImportedMoment {
  return compareMoments(b, a) < 0 ? b : a;
}

function laterOf(a: ImportedMoment, b: ImportedMoment): ImportedMoment {
  return compareMoments(b, a) > 0 ? b : a;
}

function asShare(row: Transaction): BookedShare {
  return { row, valueCents: row.valueCents, feesCents: row.feesCents, totalCents: row.totalCents };
}

function rootOf({ holding }: Transaction): string {
  return holding.option?.root ?? holding.underlying;
}

/** One leg a contract: an order may fill in several rows. */
function legsOf(opening: readonly Transaction[]): readonly ImportedLeg[] {
  const legs = new Map<string, { readonly row: Transaction; quantity: number; valueCents: number }>();
  for (const row of opening) {
    const leg = legs.get(row.holding.symbol) ?? { row, quantity: 0, valueCents: 0 };
    leg.quantity += row.isBuy === true ? row.quantity : -row.quantity;
    leg.valueCents += row.valueCents;
    legs.set(row.holding.symbol, leg);
  }
  return [...legs.values()]
    .flatMap(({ row: { holding }, quantity, valueCents }) =>
      holding.option === undefined || quantity === 0
        ? []
        : [
            {
              right: holding.option.right,
              strikeCents: holding.option.strikeCents,
              expiry: holding.option.expiry,
              quantity,
              entryCents: Math.abs(valueCents / (quantity * holding.multiplier)),
            },
          ],
    )
    .toSorted(
      (a, b) => a.strikeCents - b.strikeCents || Number(a.right === 'call') - Number(b.right === 'call'),
    );
}

/** The greatest count of units that every leg is a multiple of. */
function unitsOf(legs: readonly ImportedLeg[]): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return legs.reduce((units, { quantity = 0 }) => divisor(Math.abs(quantity), units), 0) || 1;
}

function reasonOf({ kind, subType }: Transaction): string {
  if (kind === 'removal' || kind === 'settlement') return subType;
  return kind === 'delivery' ? 'shares delivered' : 'closing order';
}

/** What a reader should know of a trade that was not simply opened and closed. */
function eventsOf(later: readonly BookedShare[]): readonly string[] {
  const rolls = new Set(later.filter(({ row }) => row.kind === 'open').map(({ row }) => row.order)).size;
  const closes = new Set(
    later.filter(({ row }) => row.kind === 'close').map(({ row }) => row.order || `${row.moment.atMs}`),
  ).size;
  const words = new Set(
    later
      .filter(({ row }) => row.kind === 'removal' || row.kind === 'settlement')
      .map(({ row }) => row.subType),
  );
  return [
    ...(rolls === 0 ? [] : [`rolled by ${rolls === 1 ? 'one order' : `${rolls} orders`}`]),
    ...(closes > 1 ? [`closed by ${closes} orders`] : []),
    ...[...words].filter((word) => word !== 'expiration'),
    ...(later.some(({ row }) => row.kind === 'delivery') ? ['shares delivered'] : []),
  ];
}
