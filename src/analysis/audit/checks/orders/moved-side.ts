// What an adjusting order may do to the side it moves: nearer the money, as wide as before, never past the short of the other side.
import type { OptionRight } from '../../../../core/domain/index.ts';
import type { LegRecord } from '../../../../core/ledger/index.ts';
import type { TradeAccount } from '../../account/trade-account.ts';
import { contractName } from '../../contract-name.ts';
import { differs } from '../trade-statements.ts';

/** The side is as wide as before, nearer the money than before, and at most at the short of the other side. */
export function problemsOfMove(
  trade: TradeAccount,
  legs: readonly LegRecord[],
  right: OptionRight,
): readonly string[] {
  const isGiven = (leg: LegRecord): boolean => trade.legs.has(contractName(leg));
  // As they are traded: of what is given up the short is bought, of what is taken it is sold.
  const before = spreadOf(legs.filter(isGiven), 1);
  const after = spreadOf(
    legs.filter((leg) => !isGiven(leg)),
    -1,
  );
  const other = [...trade.legs.values()].find(({ leg, quantity }) => leg.right !== right && quantity < 0);
  if (before === undefined || after === undefined || other === undefined) return [];
  const upwards = right === 'put' ? 1 : -1;
  const movedCents = upwards * (after.shortCents - before.shortCents);
  const roomCents = upwards * (other.leg.strikeCents - before.shortCents);
  return [
    ...differs(`${right} side's width after its move`, widthOf(after), widthOf(before)),
    ...(movedCents > 0 && movedCents <= roomCents
      ? []
      : [
          `has its ${right} short moved ${movedCents} cents towards the money, expected from 1 to ${roomCents}`,
        ]),
  ];
}

interface SpreadStrikes {
  readonly shortCents: number;
  readonly longCents: number;
}

/** Of two legs the one whose quantity has this sign is the short; `undefined` where there are not one of each. */
function spreadOf(legs: readonly LegRecord[], shortSign: 1 | -1): SpreadStrikes | undefined {
  const short = legs.find(({ quantity }) => quantity === shortSign);
  const long = legs.find(({ quantity }) => quantity === -shortSign);
  if (legs.length !== 2 || short === undefined || long === undefined) return undefined;
  return { shortCents: short.strikeCents, longCents: long.strikeCents };
}

/** Signed: the long of a put side lies below its short. */
function widthOf({ shortCents, longCents }: SpreadStrikes): number {
  return longCents - shortCents;
}
