// Runs the venue contract on the simulated venue, and asserts to the compiler that it is one.
import { expectTypeOf, it } from 'vitest';
import { cents, type FeeSchedule } from '../../src/core/domain/index.ts';
import {
  createSimulatedVenue,
  DEFAULT_FILL_POLICY,
  type SimulatedVenueRules,
  uniformFillPolicy,
} from '../../src/core/execution/index.ts';
import type { Venue } from '../../src/core/ports/index.ts';
import { tickRuleOf } from '../fixtures/venue-stage.ts';
import { describeVenueContract } from './venue-contract.ts';

const FREE: FeeSchedule = {
  broker: 'free',
  total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
  items: [],
};

function makeVenue(
  fillPolicy = DEFAULT_FILL_POLICY,
  rules: Pick<SimulatedVenueRules, 'displayed' | 'latencyMs' | 'quoteAgeMsMax'> = {},
): Venue {
  return createSimulatedVenue({
    ...rules,
    fillPolicy,
    tickRuleOn: (root) => tickRuleOf(root, 1),
    feeSchedule: FREE,
    initialCashCents: cents(10_000_000),
  });
}

it('has the shape of a venue', () => {
  expectTypeOf(createSimulatedVenue).returns.toExtend<Venue>();
});

describeVenueContract('the simulated venue at its default f', makeVenue);
describeVenueContract('the simulated venue at f = 0', () => makeVenue(uniformFillPolicy(0)));
describeVenueContract('the simulated venue at f = 1', () => makeVenue(uniformFillPolicy(1)));
describeVenueContract(
  'the simulated venue that fills no more than is displayed, late, on new quotes alone',
  () =>
    makeVenue(DEFAULT_FILL_POLICY, {
      displayed: { shareMax: 1, assumedContracts: undefined },
      latencyMs: 60_000,
      quoteAgeMsMax: 0,
    }),
);
