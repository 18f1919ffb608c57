// A small, seeded part of the coverage campaign: intervals hold the truth of the law about as often as they say.
import { expect, test } from 'vitest';
import { monteCarloCoverage, trueEstimates } from './monte-carlo-coverage.ts';
import { heavyNoise, independentNoise, rememberedNoise } from './noise-series.ts';
import { tailCoverage, trueTails } from './tail-coverage.ts';

// With so few samples a coverage of 95% is seen as 87 to 100%; the whole campaign is told in the guide.
const SAMPLES = 80;
const LEAST = 0.87;

test.each([independentNoise, rememberedNoise, heavyNoise])(
  '$name: simulated gains and drawdowns of a quarter',
  (law) => {
    const request = { law, sessions: 1000, steps: 63, samples: SAMPLES, histories: 100, paths: 40 };
    const shares = monteCarloCoverage(request, trueEstimates(law, 63, 20_000));
    for (const name of ['final-p05', 'final-p50', 'final-p95', 'drawdown-p50', 'loss'] as const)
      expect(shares.get(name), name).toBeGreaterThanOrEqual(LEAST);
  },
);

test.each([independentNoise, rememberedNoise])('$name: value at risk and what lies beyond it', (law) => {
  const truths = trueTails(law, [0.95, 0.99], 500_000);
  for (const { level, valueAtRisk, conditional } of tailCoverage(
    law,
    { sessions: 1000, samples: SAMPLES },
    truths,
  )) {
    expect(valueAtRisk, `value at risk at ${level}`).toBeGreaterThanOrEqual(LEAST);
    expect(conditional, `beyond it at ${level}`).toBeGreaterThanOrEqual(LEAST);
  }
});
