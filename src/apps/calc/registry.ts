// The calculators that `quantor calc` knows, in the order it lists them: a new one is one file and one entry here.
import type { Calculator } from './calculator.ts';
import { bsm } from './calculators/bsm.ts';
import { impliedVol } from './calculators/implied-vol.ts';
import { metrics } from './calculators/metrics.ts';

export const CALCULATORS: readonly Calculator[] = [bsm, impliedVol, metrics];
