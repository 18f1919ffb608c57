// Rates readings as the predecessor did: a weighted sum of ten factors, scaled down as realised volatility rises.
import type { FuzzyModel, ModelInput, Rating } from '../judge/fuzzy-model.ts';
import {
  ANCESTOR_FACTORS,
  ANCESTOR_READINGS,
  ANCESTOR_WEIGHTS,
  type AncestorConfig,
  type AncestorReading,
  FACTOR_DEGREES,
  FILTERED_FACTORS,
  volatilityScale,
} from './ancestor-factors.ts';

/** Where to look for what would turn a verdict. */
const RANGES: Readonly<Record<AncestorReading, readonly [number, number]>> = {
  consensus: [0, 1],
  'iv-rank': [0, 1],
  vix: [5, 100],
  rsi: [0, 100],
  adx: [0, 100],
  'bollinger-position': [-0.5, 1.5],
  'bollinger-width': [0, 0.5],
  'stochastic-k': [0, 100],
  'volume-ratio': [0, 5],
  'sma-distance': [-0.2, 0.2],
  'psar-distance': [-0.2, 0.2],
  'realised-21': [0, 1],
};

/** The values at which a factor or the volatility scale has a corner. */
const CORNERS: Readonly<Partial<Record<AncestorReading, readonly number[]>>> = {
  'iv-rank': [0.6],
  vix: [12, 30],
  rsi: [40, 60],
  adx: [25, 40],
  'bollinger-position': [0, 0.5, 1],
  'bollinger-width': [0.04],
  'stochastic-k': [30, 70],
  'volume-ratio': [0.8],
  'sma-distance': [-0.02, 0, 0.02],
  'psar-distance': [-0.02, -0.005, 0.005, 0.02],
  'realised-21': [0.1, 0.35],
};

const INPUTS: readonly ModelInput[] = ANCESTOR_READINGS.map((name) => ({
  name,
  range: RANGES[name],
  corners: CORNERS[name] ?? [],
}));

export function createAncestorModel({ weights, confidenceFloor = 0 }: AncestorConfig): FuzzyModel {
  const shares = ANCESTOR_WEIGHTS[weights];
  const rating: Rating = { confidence: 0, bias: 0, weakest: 1 };
  const degrees = new Float64Array(ANCESTOR_FACTORS.length);
  let values: Float64Array = new Float64Array(ANCESTOR_READINGS.length);
  let weakest = 0;
  let scale = 0;
  const read = (name: AncestorReading): number => values[ANCESTOR_READINGS.indexOf(name)] ?? 0;
  return {
    inputs: INPUTS,
    rate: (given) => {
      values = given;
      let sum = 0;
      rating.weakest = 1;
      for (const [index, factor] of ANCESTOR_FACTORS.entries()) {
        const degree = FACTOR_DEGREES[factor](read);
        degrees[index] = degree;
        sum += shares[factor] * degree;
        if (!FILTERED_FACTORS.includes(factor) || degree > rating.weakest) continue;
        rating.weakest = degree;
        weakest = index;
      }
      scale = volatilityScale(read('realised-21'));
      rating.confidence = Math.max(confidenceFloor, Math.min(1, sum) * (1 - scale));
      return rating;
    },
    reasons: () => ({
      memberships: [
        ...ANCESTOR_FACTORS.map((factor, index) => ({
          input: factor,
          term: 'good',
          degree: degrees[index] ?? 0,
        })),
        { input: 'realised-21', term: 'high', degree: scale },
      ],
      fired: ANCESTOR_FACTORS.map((factor, index) => ({
        rule: `${factor}, weight ${shares[factor]}`,
        strength: shares[factor] * (degrees[index] ?? 0),
      }))
        .filter(({ strength }) => strength > 0)
        .toSorted((first, second) => second.strength - first.strength),
      weakestFactor: {
        input: ANCESTOR_FACTORS[weakest] ?? 'rsi',
        term: 'good',
        degree: rating.weakest,
      },
    }),
  };
}
