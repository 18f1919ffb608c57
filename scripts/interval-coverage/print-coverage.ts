// Prints how often 95% intervals hold the truth on noise whose law is known: a campaign of minutes, run by hand.
import { monteCarloCoverage, trueEstimates } from './monte-carlo-coverage.ts';
import { heavyNoise, independentNoise, rememberedNoise } from './noise-series.ts';

const SAMPLES = Number(process.argv[2] ?? 400);

for (const law of [rememberedNoise, independentNoise, heavyNoise]) {
  const truth = trueEstimates(law, 252, 100_000);
  for (const sessions of [1000, 2500]) {
    const request = { law, sessions, steps: 252, samples: SAMPLES, histories: 200, paths: 100 };
    const shares = monteCarloCoverage(request, truth);
    const told = [...shares].map(
      ([name, share], at) => `${name} ${(truth[at] as number).toPrecision(3)}: ${(share * 100).toFixed(1)}%`,
    );
    console.log(`${law.name}, ${sessions} sessions, ${SAMPLES} samples\n  ${told.join('\n  ')}`);
  }
}
