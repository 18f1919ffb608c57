// A venue reduced to what it truly did: orders, contracts, shares and cash, and the reports that are still under way.
import {
  type Command,
  contractKey,
  type EngineEvent,
  hasContract,
  type OptionContract,
  type OrderIntent,
  type ShareOrderIntent,
} from '../../src/core/domain/index.ts';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'seq' | 'availableAtMs'> : never;
/** An event that the venue makes, before it is delivered. */
export type ModelReport = WithoutPlace<EngineEvent>;

export interface ModelOrder {
  readonly id: number;
  readonly intent: OrderIntent;
  readonly filled: number;
  /** `lost`: it never reached the venue, which nobody knows before the line is back. */
  readonly stage: 'sent' | 'working' | 'lost';
  readonly isCancelAsked: boolean;
}

export interface ModelShareOrder {
  readonly id: number;
  readonly intent: ShareOrderIntent;
  readonly stage: 'sent' | 'lost';
}

/** What a report changes in the account. */
export interface Effect {
  readonly cashCents: number;
  readonly shares: number;
  /** Contracts by contract key: + bought, - sold. */
  readonly contracts: Readonly<Record<string, number>>;
}

/** Whether an effect moves money, and so has its place in the order of things. */
export function isBooked({ cashCents }: Effect): boolean {
  return cashCents !== 0;
}

export interface UnderWay {
  readonly report: ModelReport;
  readonly effect: Effect;
}

/** The account as the venue has it. */
export interface VenueModel {
  readonly orders: readonly ModelOrder[];
  readonly shareOrders: readonly ModelShareOrder[];
  readonly held: Readonly<Record<string, number>>;
  readonly shares: number;
  readonly cashCents: number;
  /** In the order in which they were made. */
  readonly underWay: readonly UnderWay[];
  /** Fills and ends that were delivered, any of which may come again. */
  readonly told: readonly ModelReport[];
  /** What the world may still do to the account of its own accord. */
  readonly assignmentsLeft: number;
  readonly liquidationsLeft: number;
  readonly rejectionsLeft: number;
}

const NOTHING: Effect = { cashCents: 0, shares: 0, contracts: {} };
export const SHARE_PRICE_CENTS = 27_000;
const FEE_CENTS = 10;
/** A fill is named by its order and how much of it is filled: equal histories give equal names. */
const FILLS_OF_ORDER_MAX = 1000;

/** The price of a leg, cents a share: dearer to open with, so that every round trip is worth something else. */
function legPriceCents(action: OrderIntent['action'], quantity: number): number {
  if (action === 'open') return quantity > 0 ? 60 : 160;
  if (action === 'adjust') return quantity > 0 ? 45 : 90;
  return quantity > 0 ? 20 : 70;
}

/** The venue with a report under way, booked on its own account. */
export function reported(venue: VenueModel, report: ModelReport, effect: Effect = NOTHING): VenueModel {
  const held = { ...venue.held };
  for (const [key, change] of Object.entries(effect.contracts)) {
    const left = (held[key] ?? 0) + change;
    if (left === 0) delete held[key];
    else held[key] = left;
  }
  return {
    ...venue,
    held,
    shares: venue.shares + effect.shares,
    cashCents: venue.cashCents + effect.cashCents,
    underWay: [...venue.underWay, { report, effect }],
  };
}

/** The venue after a command reached it, or did not because the line is lost. */
export function commanded(venue: VenueModel, command: Command, isConnected: boolean): VenueModel {
  switch (command.kind) {
    case 'submit-order': {
      const stage = isConnected ? 'sent' : 'lost';
      const order: ModelOrder = {
        id: command.orderId,
        intent: command.order,
        filled: 0,
        stage,
        isCancelAsked: false,
      };
      return { ...venue, orders: [...venue.orders, order] };
    }
    case 'submit-share-order': {
      const order: ModelShareOrder = {
        id: command.orderId,
        intent: command.order,
        stage: isConnected ? 'sent' : 'lost',
      };
      return { ...venue, shareOrders: [...venue.shareOrders, order] };
    }
    case 'cancel-order':
      return withOrder(venue, command.orderId, (order) => ({
        ...order,
        isCancelAsked: order.isCancelAsked || isConnected,
      }));
    case 'replace-order':
      return isConnected && venue.orders.some(({ id, stage }) => id === command.orderId && stage !== 'lost')
        ? reported(venue, {
            kind: 'order-replaced',
            orderId: command.orderId,
            limitCents: command.limitCents,
          })
        : venue;
    default:
      return venue;
  }
}

/** Units of an order that may still fill: what is left of it and, to close, what is held of every leg; of one that adjusts all or none. */
export function fillableUnits(venue: VenueModel, { intent, filled: already }: ModelOrder): number {
  let units = intent.quantity - already;
  if (intent.action === 'open') return units;
  if (intent.action === 'adjust') return holdsGivenUp(venue, intent) ? units : 0;
  for (const { contract, quantity } of intent.structure.legs)
    units = Math.min(units, Math.max(0, quantity * (venue.held[contractKey(contract)] ?? 0)));
  return units;
}

/** Whether all is held of the legs that an adjusting order gives up. */
function holdsGivenUp(
  { held }: VenueModel,
  { adjustment, structure, quantity: units }: OrderIntent,
): boolean {
  return structure.legs.every(({ contract, quantity }) => {
    const isGivenUp = adjustment !== undefined && hasContract(adjustment.before, contract);
    return !isGivenUp || -quantity * (held[contractKey(contract)] ?? 0) >= units;
  });
}

/** `units` of an order fill. */
export function filled(venue: VenueModel, order: ModelOrder, units: number): VenueModel {
  const { intent } = order;
  const sign = intent.action === 'close' ? -1 : 1;
  const contracts: Record<string, number> = {};
  let cashCents = -FEE_CENTS * units;
  const prices = intent.structure.legs.map(({ quantity }) => legPriceCents(intent.action, quantity));
  for (const [place, { contract, quantity }] of intent.structure.legs.entries()) {
    contracts[contractKey(contract)] = sign * quantity * units;
    cashCents -= sign * quantity * units * (prices[place] ?? 0) * contract.multiplier;
  }
  const filledUnits = order.filled + units;
  const rest = withOrder(venue, order.id, () =>
    filledUnits === intent.quantity ? undefined : { ...order, filled: filledUnits },
  );
  return reported(
    rest,
    {
      kind: 'order-filled',
      orderId: order.id,
      quantity: units,
      fillId: order.id * FILLS_OF_ORDER_MAX + filledUnits,
      legPricesCents: prices,
      legDoubleMidsCents: prices.map((price) => 2 * price),
      legDeltas: undefined,
      quoteOrigin: intent.quoteOrigin,
      quotedAtMs: intent.quotedAtMs,
      feesCents: FEE_CENTS * units,
    } as unknown as ModelReport,
    { cashCents, shares: 0, contracts },
  );
}

/** A share order fills in full. */
export function sharesFilled(venue: VenueModel, { id, intent }: ModelShareOrder): VenueModel {
  const { shares } = intent;
  return reported(
    withoutShareOrder(venue, id),
    {
      kind: 'shares-filled',
      orderId: id,
      fillId: id * FILLS_OF_ORDER_MAX,
      shares,
      priceCents: SHARE_PRICE_CENTS,
      feesCents: FEE_CENTS,
    } as unknown as ModelReport,
    { cashCents: -shares * SHARE_PRICE_CENTS - FEE_CENTS, shares, contracts: {} },
  );
}

/** Short contracts are called upon. */
export function assigned(venue: VenueModel, contract: OptionContract, contracts: number): VenueModel {
  const sign = contract.right === 'call' ? -1 : 1;
  const shares = sign * contracts * contract.multiplier;
  const cashCents = -shares * contract.strikeCents;
  return reported(
    { ...venue, assignmentsLeft: venue.assignmentsLeft - 1 },
    {
      kind: 'option-exercised',
      contract,
      quantity: -contracts,
      reason: contract.right === 'call' ? 'ex-dividend' : 'deep-put',
      shares,
      cashCents,
      feesCents: 0,
    } as unknown as ModelReport,
    { cashCents, shares, contracts: { [contractKey(contract)]: contracts } },
  );
}

/** The broker closes all it holds of one contract. */
export function liquidated(venue: VenueModel, contract: OptionContract): VenueModel {
  const quantity = -(venue.held[contractKey(contract)] ?? 0);
  const priceCents = 75;
  return reported(
    { ...venue, liquidationsLeft: venue.liquidationsLeft - 1 },
    {
      kind: 'position-liquidated',
      legs: [{ contract, quantity, priceCents }],
      feesCents: FEE_CENTS,
      rule: 'expiry day',
    } as unknown as ModelReport,
    {
      cashCents: -quantity * priceCents * contract.multiplier - FEE_CENTS,
      shares: 0,
      contracts: { [contractKey(contract)]: quantity },
    },
  );
}

/** The order ends as it stands. */
export function ended(
  venue: VenueModel,
  orderId: number,
  kind: 'order-rejected' | 'order-cancelled' | 'order-expired',
): VenueModel {
  const rest = withoutShareOrder(
    withOrder(venue, orderId, () => undefined),
    orderId,
  );
  if (kind !== 'order-rejected') return reported(rest, { kind, orderId });
  return reported(rest, { kind, orderId, code: 'refused', message: 'not now' });
}

/** The venue with one of its orders changed, or gone (`undefined`). */
export function withOrder(
  venue: VenueModel,
  orderId: number,
  change: (order: ModelOrder) => ModelOrder | undefined,
): VenueModel {
  const orders = venue.orders.flatMap((order) => {
    if (order.id !== orderId) return [order];
    const changed = change(order);
    return changed === undefined ? [] : [changed];
  });
  return { ...venue, orders };
}

function withoutShareOrder(venue: VenueModel, orderId: number): VenueModel {
  return { ...venue, shareOrders: venue.shareOrders.filter(({ id }) => id !== orderId) };
}
