// Tests where the bars are counted that a loosened gate lets through.
import { expect, test } from 'vitest';
import { nextGates } from './trials.ts';

test('bars of a gate are followed to what stops them next, others are not', () => {
  const before = ['cool-down', 'credit-width', 'credit-width', 'credit-width', 'gap', undefined] as const;
  const after = ['gap', 'leg-spread', 'credit-width', undefined, 'leg-spread', 'leg-spread'] as const;
  expect(Object.fromEntries(nextGates('credit-width', before, after))).toEqual({
    'leg-spread': 1,
    'credit-width': 1,
  });
});
