// How many units fit beside what is held when losses that come together share one budget.

export interface CorrelatedHolding {
  /** Worst loss of what is held, cents, 0 or more. */
  readonly lossCents: number;
  /** Of its loss with that of the structure that is sized, -1 to 1. */
  readonly correlation: number;
}

/**
 * The loss of `units` of a structure together with what is held, cents: the root of the sum of `rho_ij L_i L_j`, where
 * what is held counts among itself as lost together (correlation 1). With a correlation of 1 it is the plain sum.
 */
export function correlatedLossCents(
  held: readonly CorrelatedHolding[],
  unitLossCents: number,
  units: number,
): number {
  const own = units * unitLossCents;
  const { loss, shared } = summed(held);
  return Math.sqrt(Math.max(0, own * own + 2 * own * shared + loss * loss));
}

/** Own losses, cents, that keep a budget beside what is held: from `leastCents` to `mostCents`, none where that is below 0. */
export interface CorrelatedRoom {
  /** Above 0 where what is held alone is too much, and only units that offset it bring the loss within the budget. */
  readonly leastCents: number;
  readonly mostCents: number;
}

/**
 * The part of `budgetCents` that units of the structure may use: the own losses x from 0 up with
 * `x^2 + 2 x sum(rho_i L_i) + (sum L_i)^2 <= budget^2`.
 */
export function correlatedRoomCents(held: readonly CorrelatedHolding[], budgetCents: number): CorrelatedRoom {
  const { loss, shared } = summed(held);
  if (loss === shared) return { leastCents: 0, mostCents: budgetCents - loss };
  const square = shared * shared - (loss * loss - budgetCents * budgetCents);
  // Without a root even nothing is too much.
  if (square < 0) return { leastCents: 0, mostCents: budgetCents - loss };
  const root = Math.sqrt(square);
  return { leastCents: loss > budgetCents ? Math.max(0, -shared - root) : 0, mostCents: root - shared };
}

function summed(held: readonly CorrelatedHolding[]): { readonly loss: number; readonly shared: number } {
  let loss = 0;
  let shared = 0;
  for (const { lossCents, correlation } of held) {
    loss += lossCents;
    shared += correlation * lossCents;
  }
  return { loss, shared };
}
