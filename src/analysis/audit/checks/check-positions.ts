// Keeps what the account holds of every contract: shorts stay covered or secured by cash, and a settled series leaves nothing behind.
import type { ExpirySettledRecord, LegRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import { contractName, seriesName } from '../contract-name.ts';
import { exerciseValueCents, worstExpiryLossCents } from '../expiry-value.ts';

/** Half a cent for the rounding of a contract's cash, and a little for floats. */
const ROUNDING_CENTS = 0.5001;

export interface PositionCheck extends AuditCheck {
  /** What is held, by root, expiry, settlement, right and strike; `quantity` is + long, - short. */
  readonly positions: () => readonly LegRecord[];
  /** The most that what is held can cost at expiry, the series added up; `undefined` where the loss has no bound. */
  readonly worstLossCents: () => number | undefined;
}

/** `isSecured` tells of an order whether its worst loss was held against cash when it was sent. */
export function createPositionCheck(
  complain: Complain,
  isSecured: (orderId: number) => boolean,
): PositionCheck {
  const held = new Map<string, LegRecord>();
  const settled = new Set<string>();

  const seeFill = (fill: OrderFilledRecord): void => {
    for (const leg of fill.legs) {
      if (settled.has(seriesName(leg))) complain(`${contractName(leg)} is traded after its settlement`);
      const quantity = (held.get(contractName(leg))?.quantity ?? 0) + leg.quantity * fill.quantity;
      if (quantity === 0) held.delete(contractName(leg));
      else held.set(contractName(leg), { ...leg, quantity });
    }
    for (const reason of uncovered(fill, [...held.values()], isSecured)) complain(reason);
  };

  const seeSettlement = (record: ExpirySettledRecord): void => {
    const series = seriesName(record);
    if (settled.has(series)) complain(`${series} is settled twice`);
    settled.add(series);
    const seen = new Set<string>();
    for (const leg of record.legs) {
      const name = contractName(leg);
      if (seriesName(leg) !== series || seen.has(name))
        complain(`${name} is out of place in the settlement of ${series}`);
      seen.add(name);
      const quantity = held.get(name)?.quantity ?? 0;
      if (leg.quantity !== quantity)
        complain(`${leg.quantity} of ${name} are settled, ${quantity} were held`);
      const valueCents = exerciseValueCents(leg, record.settlementPoints);
      if (Math.abs(leg.cashPerContractCents - valueCents) > ROUNDING_CENTS) {
        complain(
          `${name} pays ${leg.cashPerContractCents} cents at ${record.settlementPoints}, expected ${valueCents}`,
        );
      }
    }
    for (const [name, leg] of held) {
      if (seriesName(leg) !== series) continue;
      if (!seen.has(name)) complain(`${leg.quantity} of ${name} were held and not settled`);
      held.delete(name);
    }
  };

  return {
    see(record) {
      if (record.type === 'order-filled') seeFill(record);
      else if (record.type === 'expiry-settled') seeSettlement(record);
    },
    positions: () => [...held.values()].toSorted(byPlace),
    worstLossCents: () => summedWorstLossCents([...held.values()]),
  };
}

/**
 * The sides of the traded series of which this fill leaves more held short than long. Calls must be covered. Puts, whose
 * loss has a bound, may be held against collateral in place of a long, where the order was secured.
 */
function uncovered(
  fill: OrderFilledRecord,
  held: readonly LegRecord[],
  isSecured: (orderId: number) => boolean,
): readonly string[] {
  const sideOf = (leg: LegRecord): string => `${seriesName(leg)} ${leg.right}`;
  const sharesOf = (legs: readonly LegRecord[], side: string): number =>
    legs.reduce((sum, leg) => (sideOf(leg) === side ? sum + leg.quantity * leg.multiplier : sum), 0);
  const sides = new Map(fill.legs.map((leg) => [sideOf(leg), leg.right]));
  return [...sides].flatMap(([side, right]) => {
    const net = sharesOf(held, side);
    const isShorter = sharesOf(fill.legs, side) < 0;
    if (net >= 0 || (right === 'put' && (!isShorter || isSecured(fill.orderId)))) return [];
    return [`${side}: ${-net} shares are sold without cover`];
  });
}

/** The worst losses of every series added up; `undefined` where one has no bound. */
function summedWorstLossCents(held: readonly LegRecord[]): number | undefined {
  const seriesHeld = new Map<string, LegRecord[]>();
  for (const leg of held) {
    const series = seriesName(leg);
    seriesHeld.set(series, [...(seriesHeld.get(series) ?? []), leg]);
  }
  let sum = 0;
  for (const legs of seriesHeld.values()) {
    const worst = worstExpiryLossCents(legs);
    if (worst === undefined) return undefined;
    sum += worst;
  }
  return sum;
}

function byPlace(first: LegRecord, second: LegRecord): number {
  const series = compareText(seriesName(first), seriesName(second));
  return series || compareText(second.right, first.right) || first.strikeCents - second.strikeCents;
}

function compareText(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
