// A published return series with published figures, for the tests of several metrics.

/** Monthly returns of Bacon (2008), Practical Portfolio Performance Measurement and Attribution, 2nd ed., p. 65. */
export const baconMonthlyReturns: readonly number[] = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061,
  0.017, -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];

/** The benchmark's returns of the same months, from the same page. */
export const baconBenchmarkReturns: readonly number[] = [
  0.002, 0.025, 0.018, -0.011, 0.014, 0.018, 0.014, 0.065, -0.015, 0.042, -0.006, 0.083, 0.039, -0.038,
  -0.062, 0.015, -0.048, 0.021, 0.06, 0.056, -0.067, 0.019, -0.003, 0,
];
