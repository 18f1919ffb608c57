// What happened to a trade between its opening and its end: further fills, assignment, shares, dividends, liquidation.
import { dollarsFromCents, cents, isoInstant, type OptionRight } from '../../../../core/domain/index.ts';
import { type RecordedMovement, type RecordedTrade, unfilledExit } from './trade-history.ts';

export type TradeEventKind =
  | 'increased'
  | 'adjusted'
  | 'closed-in-part'
  | 'exit-unquoted'
  | 'exit-unfilled'
  | 'assigned'
  | 'exercised'
  | 'shares-bought'
  | 'shares-sold'
  | 'dividend'
  | 'liquidated'
  | 'delivered'
  | 'settled';

export interface TradeEvent {
  /** Instant, UTC. */
  readonly at: string;
  readonly kind: TradeEventKind;
  /** Why contracts were exercised, the broker's rule that took them, or why they were to be closed. */
  readonly reason: string | null;
  /** What came (+) or went (-). */
  readonly contracts: readonly {
    readonly right: OptionRight;
    readonly strike: number;
    readonly quantity: number;
  }[];
  readonly shares: number;
  /** Received (+) or paid (-), before fees. */
  readonly cashDollars: number;
  readonly feesDollars: number;
}

/** The trade's events in order; none for a trade that one fill opened and one fill or settlement in cash ended. */
export function tradeEvents(trade: RecordedTrade): readonly TradeEvent[] {
  const { movements } = trade;
  const told = movements.map(eventOf);
  const [only] = told;
  const isPlain = told.length === 1 && (only?.kind === 'closed-in-part' || only?.kind === 'settled');
  const events = isPlain ? [] : told;
  const missed = missedExit(trade);
  if (missed === undefined) return events;
  const place = events.findIndex(({ at }) => at > missed.at);
  return place < 0 ? [...events, missed] : events.toSpliced(place, 0, missed);
}

/** The exit that was not made when it was to be: at the bar that missed its quotes, or when the order was sent that did not fill. */
function missedExit(trade: RecordedTrade): TradeEvent | undefined {
  const { unquoted } = trade;
  const unfilled = unfilledExit(trade);
  const missed = unquoted ?? unfilled;
  if (missed === undefined) return undefined;
  return {
    at: isoInstant(missed.atMs),
    kind: unquoted === undefined ? 'exit-unfilled' : 'exit-unquoted',
    reason: unfilled?.exitReason ?? null,
    contracts: [],
    shares: 0,
    cashDollars: 0,
    feesDollars: 0,
  };
}

function eventOf(movement: RecordedMovement): TradeEvent {
  const { record, contracts, shares, cashCents, feesCents } = movement;
  return {
    at: isoInstant(record.atMs),
    kind: kindOf(movement),
    reason: reasonOf(movement),
    contracts: contracts.map(({ leg, quantity }) => ({
      right: leg.right,
      strike: dollarsFromCents(leg.strikeCents),
      quantity,
    })),
    shares,
    cashDollars: dollarsFromCents(cents(cashCents)),
    feesDollars: dollarsFromCents(cents(feesCents)),
  };
}

function kindOf({ record, shares }: RecordedMovement): TradeEventKind {
  switch (record.type) {
    case 'order-filled':
      if (record.action === 'adjust') return 'adjusted';
      return record.action === 'open' ? 'increased' : 'closed-in-part';
    case 'shares-filled':
    case 'shares-crossed':
      return shares > 0 ? 'shares-bought' : 'shares-sold';
    case 'option-exercised':
      return record.leg.quantity < 0 ? 'assigned' : 'exercised';
    case 'dividend-booked':
      return 'dividend';
    case 'position-liquidated':
      return 'liquidated';
    default:
      return isDelivery(record) ? 'delivered' : 'settled';
  }
}

function isDelivery(record: RecordedMovement['record']): boolean {
  return (
    record.type === 'expiry-settled' &&
    record.legs.some(
      ({ exercised = 0, sharesPerContract }) => sharesPerContract !== undefined && exercised > 0,
    )
  );
}

function reasonOf({ record }: RecordedMovement): string | null {
  if (record.type === 'option-exercised') return record.reason;
  return record.type === 'position-liquidated' ? record.rule : null;
}
