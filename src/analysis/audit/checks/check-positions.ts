// Keeps what the account holds of every contract and of shares: shorts stay covered or secured by cash, and a settled series leaves nothing behind.
import type {
  DividendBookedRecord,
  ExpirySettledRecord,
  LedgerRecord,
  LegRecord,
  OptionExercisedRecord,
  OrderFilledRecord,
  PositionLiquidatedRecord,
} from '../../../core/ledger/index.ts';
import { createHoldings, type Holdings, type HeldShares } from '../account/holdings.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import { contractName, seriesName } from '../contract-name.ts';
import { uncoveredSides } from './cover.ts';
import { problemsOfDividend, problemsOfExercise, problemsOfSettledLeg } from './delivery-statements.ts';

export interface PositionCheck extends AuditCheck {
  /** What is held, by root, expiry, settlement, right and strike; `quantity` is + long, - short. */
  readonly positions: () => readonly LegRecord[];
  readonly shares: () => readonly HeldShares[];
  /** The most that what is held can cost at expiry, the series added up; `undefined` where the loss has no bound. */
  readonly worstLossCents: () => number | undefined;
}

/** `isSecured` tells of an order whether its worst loss was held against cash when it was sent. */
export function createPositionCheck(
  complain: Complain,
  isSecured: (orderId: number) => boolean,
): PositionCheck {
  const holdings = createHoldings();
  const settled = new Set<string>();
  const seeFill = (fill: OrderFilledRecord): void => {
    for (const leg of fill.legs) {
      if (settled.has(seriesName(leg))) complain(`${contractName(leg)} is traded after its settlement`);
      holdings.add(leg, leg.quantity * fill.quantity);
    }
    for (const reason of uncoveredSides(fill, holdings, isSecured)) complain(reason);
  };
  return {
    see(record: LedgerRecord) {
      if (record.type === 'order-filled') seeFill(record);
      else if (record.type === 'shares-filled') holdings.addShares(record.root, record.shares);
      else if (record.type === 'option-exercised') seeExercise(record, holdings, complain);
      else if (record.type === 'position-liquidated') seeLiquidation(record, holdings, complain);
      else if (record.type === 'dividend-booked') seeDividend(record, holdings, complain);
      else if (record.type === 'expiry-settled') seeSettlement(record, { holdings, settled, complain });
    },
    positions: holdings.positions,
    shares: holdings.shares,
    worstLossCents: holdings.worstLossCents,
  };
}

function seeExercise(record: OptionExercisedRecord, holdings: Holdings, complain: Complain): void {
  const { leg, shares } = record;
  if (!isWithin(leg.quantity, holdings.quantityOf(leg)))
    complain(`${leg.quantity} of ${contractName(leg)} are exercised, ${holdings.quantityOf(leg)} were held`);
  for (const problem of problemsOfExercise(record)) complain(problem);
  holdings.add(leg, -leg.quantity);
  holdings.addShares(leg.root, shares);
}

function seeLiquidation(
  { legs, feesCents }: PositionLiquidatedRecord,
  holdings: Holdings,
  complain: Complain,
): void {
  for (const leg of legs) {
    if (!isWithin(-leg.quantity, holdings.quantityOf(leg)))
      complain(
        `${leg.quantity} of ${contractName(leg)} are traded off, ${holdings.quantityOf(leg)} were held`,
      );
    if (leg.priceCents < 0) complain(`${contractName(leg)} is traded off at a negative price`);
    holdings.add(leg, leg.quantity);
  }
  if (feesCents < 0) complain('a liquidation has negative fees');
}

function seeDividend(record: DividendBookedRecord, holdings: Holdings, complain: Complain): void {
  for (const problem of problemsOfDividend(record, holdings.sharesOf(record.root))) complain(problem);
}

function seeSettlement(
  record: ExpirySettledRecord,
  account: { readonly holdings: Holdings; readonly settled: Set<string>; readonly complain: Complain },
): void {
  const { holdings, settled, complain } = account;
  const series = seriesName(record);
  if (settled.has(series)) complain(`${series} is settled twice`);
  settled.add(series);
  if ((record.feesCents ?? 0) < 0) complain(`the settlement of ${series} has negative fees`);
  const legFees = record.legs.flatMap((leg) => leg.feesCents ?? []);
  const sum = legFees.reduce((before, fees) => before + fees, 0);
  if (legFees.length > 0 && sum !== (record.feesCents ?? 0))
    complain(`the fees of ${series} are stated as ${record.feesCents ?? 0}, its contracts add up to ${sum}`);
  const seen = new Set<string>();
  for (const leg of record.legs) {
    const name = contractName(leg);
    if (seriesName(leg) !== series || seen.has(name))
      complain(`${name} is out of place in the settlement of ${series}`);
    seen.add(name);
    const quantity = holdings.quantityOf(leg);
    if ((leg.feesCents ?? 0) < 0) complain(`the settlement of ${name} has negative fees`);
    if (leg.quantity !== quantity) complain(`${leg.quantity} of ${name} are settled, ${quantity} were held`);
    for (const problem of problemsOfSettledLeg(leg, record.settlementPoints)) complain(problem);
    holdings.addShares(
      leg.root,
      Math.sign(leg.quantity) * (leg.exercised ?? Math.abs(leg.quantity)) * (leg.sharesPerContract ?? 0),
    );
  }
  for (const leg of holdings.positions()) {
    if (seriesName(leg) !== series) continue;
    if (!seen.has(contractName(leg)))
      complain(`${leg.quantity} of ${contractName(leg)} were held and not settled`);
    holdings.drop(leg);
  }
}

/** Whether a part, signed as held, is no more than what is held and not nothing. */
function isWithin(part: number, held: number): boolean {
  return part !== 0 && Math.sign(part) === Math.sign(held) && Math.abs(part) <= Math.abs(held);
}
