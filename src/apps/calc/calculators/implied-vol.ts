// The calculator of implied volatility: the vol at which bsm gives the price.
import {
  type EuropeanKernel,
  type OptionBlock,
  type ImpliedVolatilityInput,
  impliedVolatility,
  typescriptKernel,
} from '../../../core/pricing/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../calculator.ts';
import { numberField } from '../fields/field.ts';
import { CONFLICT_ERROR, FORWARD_FIELDS, readOption, SPOT_FIELDS } from './option-fields.ts';

const price = numberField('price of the option, dollars per share');
const ON_SPOT = { ...SPOT_FIELDS, price } as const;
const ON_FORWARD = { ...FORWARD_FIELDS, price } as const;

export const impliedVol: Calculator = {
  name: 'implied-vol',
  summary: 'volatility at which a European option has the given price',
  forms: [
    { title: 'on a spot', fields: ON_SPOT },
    { title: 'on a forward', fields: ON_FORWARD },
  ],
  outputs: [{ name: 'vol', meaning: 'volatility a year (0.2 is 20%)' }],
  errors: [
    { name: 'below-intrinsic', meaning: 'the price is below the discounted intrinsic value on the forward' },
    {
      name: 'above-maximum',
      meaning:
        'the price is at or above the discounted forward (call) or strike (put), which no volatility reaches',
    },
    {
      name: 'undetermined',
      meaning: 'years is 0, where every volatility gives the intrinsic value and none another price',
    },
    CONFLICT_ERROR,
    {
      name: 'out-of-range',
      meaning:
        'every field is valid, yet forward, discount or the largest price is beyond what a 64-bit float holds, or the price is so near to its intrinsic value or its maximum that a float does not hold the difference with all digits',
    },
  ],
  conventions: [
    'A price below 0 is below any intrinsic value and told as such.',
    'A price of exactly the discounted intrinsic value has the volatility 0.',
    'The result is as accurate as the price allows: deep in the money, where little of the price is time value, digits are lost.',
    "Source: Jäckel (2014), Let's Be Rational. The first example is 15.6 of Hull, Options, Futures, and Other Derivatives, the other way round.",
  ],
  examples: [
    '{"right":"call","price":4.76,"spot":42,"strike":40,"years":0.5,"rate":0.1,"yield":0}',
    '{"right":"put","price":8.25,"forward":4200,"strike":3500,"years":0.125,"discount":0.995}',
  ],
  start: () => startOn(typescriptKernel),
  startOn,
};

function startOn(kernel: EuropeanKernel): (line: LineObject) => LineAnswer {
  const block = kernel.createBlock(1);
  return (line) => {
    const reading = readOption(line, { onSpot: ON_SPOT, onForward: ON_FORWARD });
    return reading.ok ? solved(reading.values, block) : reading;
  };
}

function solved(input: ImpliedVolatilityInput, block: OptionBlock): LineAnswer {
  if (input.price < 0) {
    const message = `price: expected at least the intrinsic value, which is never below 0, found ${input.price}`;
    return { ok: false, code: 'below-intrinsic', message };
  }
  const result = impliedVolatility(input, block);
  return result.ok ? { ok: true, value: { vol: result.vol } } : result;
}
