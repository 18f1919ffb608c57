// Tests the price steps of an order: its series' own for one leg, those of complex orders for several.
import { expect, it } from 'vitest';
import { tickRuleOf } from '../../../../test/fixtures/venue-stage.ts';
import { netTickCents } from './quoted-legs.ts';

const RULE = {
  ...tickRuleOf('SPX', 2),
  quoteTicks: [
    { belowCents: 300, tickCents: 5 },
    { belowCents: undefined, tickCents: 10 },
  ],
};
const leg = (bidCents: number, askCents: number) => ({ quantity: -1 as const, bidCents, askCents });

it('is that of the middle for one series, and the net step for several', () => {
  expect(netTickCents(RULE, [leg(190, 400)])).toBe(5);
  expect(netTickCents(RULE, [leg(200, 400)])).toBe(10);
  expect(netTickCents(RULE, [leg(190, 400), leg(10, 20)])).toBe(2);
});
