// Prints how often 95% intervals hold the truth on noise whose law is known, a campaign of minutes: `node scripts/interval-coverage/print-coverage.ts [samples]`.
import { monteCarloCoverage, trueEstimates } from './monte-carlo-coverage.ts';
import { heavyNoise, independentNoise, rememberedNoise } from './noise-series.ts';
import { tailCoverage, trueTails } from './tail-coverage.ts';

const SAMPLES = Number(process.argv[2] ?? 300);
const STEPS = 252;

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

for (const law of [rememberedNoise, independentNoise, heavyNoise]) {
  const truth = trueEstimates(law, STEPS, 100_000);
  const tails = trueTails(law, [0.95, 0.99], 2_000_000);
  for (const sessions of [1000, 2500]) {
    console.log(`${law.name}, ${sessions} sessions, ${SAMPLES} samples`);
    const request = { law, sessions, steps: STEPS, samples: SAMPLES, histories: 200, paths: 100 };
    for (const [place, [name, share]] of [...monteCarloCoverage(request, truth)].entries())
      console.log(`  ${name} ${(truth[place] as number).toPrecision(3)}: ${percent(share)}`);
    for (const { level, valueAtRisk, conditional } of tailCoverage(
      law,
      { sessions, samples: SAMPLES },
      tails,
    )) {
      console.log(
        `  value at risk at ${level}: ${percent(valueAtRisk)}, mean beyond it: ${percent(conditional)}`,
      );
    }
  }
}
