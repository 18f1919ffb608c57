// A million expiries of an iron condor: prices, P&L, quantiles, against numpy and a naive loop measured in the same run.
import {
  type LognormalLaw,
  terminalCounts,
  terminalDistribution,
  type TerminalStructure,
} from '../../src/analysis/scenario/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { timed } from '../measure.ts';
import { naiveTerminal } from '../peers/naive-terminal.ts';
import { numpyRate } from '../peers/numpy.ts';
import type { BenchResult } from '../result.ts';

const PATHS = 1_000_000;
const REPETITIONS = 7;
const LAW: LognormalLaw = { forwardPoints: 531, volatility: 0.16, years: 30 / 365 };
const CONDOR: TerminalStructure = {
  cashDollars: 290,
  legs: [
    { right: 'put', strikePoints: 500, shares: 200 },
    { right: 'put', strikePoints: 510, shares: -200 },
    { right: 'call', strikePoints: 550, shares: -200 },
    { right: 'call', strikePoints: 560, shares: 200 },
  ],
};

/** Paths a processor second of the distribution of P&L at expiry, on one thread. */
export function terminalPaths(): BenchResult {
  const { cpuSeconds } = timed(REPETITIONS, () => {
    terminalDistribution(terminalCounts(CONDOR, LAW, { from: 0, to: PATHS }, createRng(1)));
  });
  const naive = timed(3, () => {
    naiveTerminal(CONDOR, LAW, PATHS);
  });
  const rate = PATHS / cpuSeconds;
  const numpy = numpyRate('numpy_terminal.py', PATHS);
  return {
    name: 'expiries of a condor, 1,000,000',
    value: rate,
    unit: 'paths/CPU-second',
    ratios: {
      naive: rate / (PATHS / naive.cpuSeconds),
      ...(numpy === undefined ? {} : { numpy: rate / numpy }),
    },
  };
}
