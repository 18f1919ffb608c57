// What implied volatility stands above what prices did: the premium that a seller of options is after.

/**
 * Implied less realised volatility, decimals a year. The implied one looks 30 days ahead and the realised one back, so this
 * is no forecast. Source: Carr and Wu (2009), Variance risk premiums, there in variances.
 */
export function volatilityPremium({
  vixPoints,
  realised,
}: {
  readonly vixPoints: number;
  readonly realised: number;
}): number {
  return vixPoints / 100 - realised;
}
