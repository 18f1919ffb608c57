// The calculator of European prices and Greeks, Black-Scholes-Merton on a spot and Black-76 on a forward.
import {
  type EuropeanKernel,
  type OptionBlock,
  type OptionInput,
  priceOption,
  typescriptKernel,
} from '../../../core/pricing/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../calculator.ts';
import {
  atLeast0,
  CONFLICT_ERROR,
  FORWARD_FIELDS,
  OUT_OF_RANGE_ERROR,
  readOption,
  SPOT_FIELDS,
} from './option-fields.ts';

const vol = atLeast0('volatility a year (0.2 is 20%), at least 0');
const ON_SPOT = { ...SPOT_FIELDS, vol } as const;
const ON_FORWARD = { ...FORWARD_FIELDS, vol } as const;

export const bsm: Calculator = {
  name: 'bsm',
  summary: 'price and Greeks of a European option (Black-Scholes-Merton, Black-76)',
  forms: [
    { title: 'on a spot', fields: ON_SPOT },
    { title: 'on a forward', fields: ON_FORWARD },
  ],
  outputs: [
    { name: 'price', meaning: 'dollars per share' },
    { name: 'delta', meaning: 'per 1.00 of the spot, or of the forward where that was given' },
    { name: 'gamma', meaning: 'of delta per 1.00 of spot or forward; null where it is infinite' },
    { name: 'vega', meaning: 'per 1.00 of volatility' },
    { name: 'theta', meaning: 'per year of time that passes, negative for decay; null where it is infinite' },
    { name: 'rho', meaning: 'per 1.00 of rate' },
  ],
  errors: [CONFLICT_ERROR, OUT_OF_RANGE_ERROR],
  conventions: [
    'Greeks are raw derivatives per share: vega per point is vega / 100, theta per day is theta / 365.',
    'On a spot, rho holds spot and yield. On a forward, rho holds the forward and moves the rate implied by the discount, and theta holds both.',
    'At years 0 or vol 0 results are the limits: price is the discounted intrinsic value on the forward.',
    'Sources: Black and Scholes (1973); Merton (1973); Black (1976). The first example is 15.6 of Hull, Options, Futures, and Other Derivatives (4.76).',
  ],
  examples: [
    '{"right":"call","spot":42,"strike":40,"years":0.5,"rate":0.1,"yield":0,"vol":0.2}',
    '{"right":"put","forward":4200,"strike":3500,"years":0.125,"discount":0.995,"vol":0.31}',
  ],
  start: () => startOn(typescriptKernel),
  startOn,
};

function startOn(kernel: EuropeanKernel): (line: LineObject) => LineAnswer {
  const block = kernel.createBlock(1);
  return (line) => {
    const reading = readOption(line, { onSpot: ON_SPOT, onForward: ON_FORWARD });
    return reading.ok ? valued(reading.values, block) : reading;
  };
}

function valued(input: OptionInput, block: OptionBlock): LineAnswer {
  const value = priceOption(input, block);
  if (!value.ok) return value;
  const { price, delta, gamma, vega, theta, rho } = value;
  return { ok: true, value: { price, delta, gamma, vega, theta, rho } };
}
