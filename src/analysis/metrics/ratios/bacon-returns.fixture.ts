// A published return series with published figures, for the tests of several metrics.

/** Monthly returns of Bacon (2008), Practical Portfolio Performance Measurement and Attribution, 2nd ed., p. 65. */
export const baconMonthlyReturns: readonly number[] = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061,
  0.017, -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];
