// Answers pin vectors: the distribution of the shares that an expiry's close leaves open until the holders' cut-off.
import { z } from 'zod';
import { exerciseDelivery, pinDistribution } from '../../../src/core/execution/index.ts';
import { contractOf, expiryOf, right } from './holdings/held-legs.ts';

const shape = z.strictObject({
  right,
  strike: z.number(),
  quantity: z.int().negative(),
  closePoints: z.number(),
  volatility: z.number(),
  minutesToCutOff: z.number(),
  attentiveShare: z.number(),
});

export function pinAnswer(given: unknown): Record<string, unknown> {
  const { quantity, closePoints, volatility, minutesToCutOff, attentiveShare, ...leg } = shape.parse(given);
  const contract = contractOf(expiryOf('SPY', '2026-03-20'), leg);
  const { exerciseProbability, probabilities } = pinDistribution(contract, -quantity, {
    closePoints,
    afterHours: { volatility, minutes: minutesToCutOff, attentiveShare },
  });
  const { sharesPerContract } = exerciseDelivery(contract);
  return {
    exerciseProbability,
    shareDistribution: probabilities.map((probability, count) => ({
      shares: count === 0 ? 0 : -count * sharesPerContract,
      probability,
    })),
  };
}
