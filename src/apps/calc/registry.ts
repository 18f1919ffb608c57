// The calculators that `quantor calc` knows, in the order it lists them: a new one is one file and one entry here.
import type { Calculator } from './calculator.ts';
import { american } from './calculators/american.ts';
import { assignment } from './calculators/assignment/assignment.ts';
import { blockLength } from './calculators/honesty/block-length.ts';
import { bsm } from './calculators/bsm.ts';
import { consensus } from './calculators/consensus/consensus.ts';
import { fees } from './calculators/fees/fees.ts';
import { fitSurface } from './calculators/fit-surface.ts';
import { forecastTest } from './calculators/forecasts/forecast-test.ts';
import { garch } from './calculators/forecasts/garch.ts';
import { fuzzy } from './calculators/fuzzy/fuzzy.ts';
import { hmm } from './calculators/hmm/hmm.ts';
import { impliedVol } from './calculators/implied-vol.ts';
import { indicator } from './calculators/indicator/indicator.ts';
import { margin } from './calculators/margin/margin.ts';
import { metrics } from './calculators/metrics.ts';
import { pbo } from './calculators/honesty/pbo.ts';
import { positionSize } from './calculators/position-size/position-size.ts';
import { sharpeTests } from './calculators/honesty/sharpe-tests.ts';
import { simulatedChain } from './calculators/simulated-chain/simulated-chain.ts';
import { spa } from './calculators/honesty/spa.ts';
import { svi } from './calculators/svi.ts';
import { varTest } from './calculators/var-test/var-test.ts';
import { vixIndex } from './calculators/vix-index.ts';

export const CALCULATORS: readonly Calculator[] = [
  american,
  assignment,
  blockLength,
  bsm,
  consensus,
  fees,
  fitSurface,
  forecastTest,
  fuzzy,
  garch,
  hmm,
  impliedVol,
  indicator,
  margin,
  metrics,
  pbo,
  positionSize,
  sharpeTests,
  simulatedChain,
  spa,
  svi,
  varTest,
  vixIndex,
];
