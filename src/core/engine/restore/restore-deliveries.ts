// Exercises, liquidations and settlements out of records.
import { cents, type LiquidatedLeg } from '../../domain/index.ts';
import type {
  ExpirySettledRecord,
  OptionExercisedRecord,
  PositionLiquidatedRecord,
} from '../../ledger/index.ts';
import { laneOf } from '../lane.ts';
import { bookExercise, bookLiquidation, bookSettlement } from '../../portfolio/index.ts';
import type { Restoration } from './restoration.ts';
import { contractOf } from './restored-contracts.ts';

/** Books what a venue did to contracts without an order. */
export function restoreDelivery(
  { state, context }: Restoration,
  record: OptionExercisedRecord | PositionLiquidatedRecord | ExpirySettledRecord,
): void {
  const { portfolio } = state;
  const { expiryOf } = context;
  switch (record.type) {
    case 'option-exercised':
      bookExercise(
        portfolio,
        {
          contract: contractOf(record.leg, expiryOf),
          quantity: record.leg.quantity,
          shares: record.shares,
          cashCents: record.amountCents,
          feesCents: record.feesCents,
        },
        laneOf(state, record.leg.root).spotPoints ?? record.leg.strikeCents / 100,
      );
      break;
    case 'position-liquidated':
      bookLiquidation(portfolio, {
        feesCents: record.feesCents,
        legs: record.legs.map((leg) => liquidatedLeg(leg, expiryOf)),
        crossed: (record.crossed ?? []).map((leg) => liquidatedLeg(leg, expiryOf)),
      });
      break;
    default:
      bookSettlement(portfolio, {
        kind: 'expiry-settled',
        seq: record.seq,
        availableAtMs: record.atMs,
        expiry: expiryOf(record.root, record.expiry, record.settlement),
        settlementPoints: record.settlementPoints,
        source: record.source,
        legs: record.legs.map((leg) => ({
          contract: contractOf(leg, expiryOf),
          quantity: leg.quantity,
          exercised: leg.exercised ?? Math.abs(leg.quantity),
          cashPerContractCents: leg.cashPerContractCents,
          sharesPerContract: leg.sharesPerContract ?? 0,
          ...(leg.feesCents === undefined ? {} : { feesCents: leg.feesCents }),
        })),
        feesCents: record.feesCents ?? cents(0),
      });
  }
}

function liquidatedLeg(
  leg: PositionLiquidatedRecord['legs'][number],
  expiryOf: Restoration['context']['expiryOf'],
): LiquidatedLeg {
  return { contract: contractOf(leg, expiryOf), quantity: leg.quantity, priceCents: leg.priceCents };
}
