// What a session's close states of a held trade's legs that the trade's own account, or the record itself, contradicts.
import type { SessionClosedRecord } from '../../../../core/ledger/index.ts';
import type { TradeAccount } from '../../account/trade-account.ts';

type HeldMark = SessionClosedRecord['openTrades'][number];

/** Sentences on one trade; none where it states no legs. `trade` is what fills and settlements before left of it. */
export function problemsOfMark(
  session: SessionClosedRecord,
  mark: HeldMark,
  trade: TradeAccount | undefined,
): readonly string[] {
  const { legs, forwardPoints, spotPoints, quotedAtMs } = mark;
  if (legs === undefined) {
    const hasSurface = forwardPoints !== undefined || spotPoints !== undefined || quotedAtMs !== undefined;
    return hasSurface ? ['states a forward, a spot or an instant of quotes without marks of its legs'] : [];
  }
  const problems: string[] = [];
  const held = [...(trade?.legs.values() ?? [])].filter(({ quantity }) => quantity !== 0);
  if (held.length !== legs.length)
    problems.push(`states marks of ${legs.length} legs, it holds ${held.length}`);
  else if (trade !== undefined) problems.push(...problemsOfSum(mark, legs, trade));
  if (legs.some(([doubleMark, iv]) => doubleMark < 0 || (iv !== undefined && iv <= 0)))
    problems.push('states a mark below 0 or a volatility of 0 or less');
  if ((forwardPoints ?? 1) <= 0 || (spotPoints ?? 1) <= 0)
    problems.push('states a forward or a spot of 0 or less');
  if (quotedAtMs !== undefined && quotedAtMs > session.atMs)
    problems.push('is marked on quotes of the future');
  return problems;
}

/** Without shares a trade is worth what its legs are, to the cent; the price of shares stands nowhere else. */
function problemsOfSum(
  { markCents }: HeldMark,
  legs: NonNullable<HeldMark['legs']>,
  trade: TradeAccount,
): readonly string[] {
  if (trade.shares !== 0) return [];
  const held = [...trade.legs.values()].filter(({ quantity }) => quantity !== 0);
  const sum = held.reduce(
    (cents, { leg, quantity }, place) => cents + (quantity * leg.multiplier * (legs[place]?.[0] ?? 0)) / 2,
    0,
  );
  return sum === markCents ? [] : [`is marked at ${markCents} cents, its legs at ${sum}`];
}
