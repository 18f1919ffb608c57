// Simple returns from an equity curve, and an equity curve from simple returns.

/**
 * `equity[i + 1] / equity[i] - 1`, decimal, one fewer than the points.
 * `undefined` where a period starts with nothing or less, since it has no return then.
 */
export function periodReturns(equity: readonly number[]): readonly number[] | undefined {
  if (equity.slice(0, -1).some((value) => value <= 0)) return undefined;
  return equity.slice(1).map((value, index) => value / (equity[index] as number) - 1);
}

/** The value of 1 after each return, starting with the 1 itself: one point more than the returns. */
export function compoundedCurve(returns: readonly number[]): readonly number[] {
  const curve = [1];
  for (const value of returns) curve.push((curve.at(-1) as number) * (1 + value));
  return curve;
}
