// Tests what a fill says of the chain it was made on beside its prices.
import { expect, it } from 'vitest';
import { FakeChain } from '../../../domain/market/fake-chain.fixture.ts';
import { instant, stageOrder, tickRuleOf } from '../../../../../test/fixtures/venue-stage.ts';
import { CONDOR, EXPIRY } from '../../../portfolio/open-trade.fixture.ts';
import { attemptFill } from './attempt-fill.ts';

const RULES = { naturalShare: 0.5, tickRule: tickRuleOf('XSP', 1) };

it('has the delta of each leg where it was filled, and none where a leg has none', () => {
  const chain = new FakeChain([EXPIRY], instant('2018-01-17', 60));
  const deltas = CONDOR.legs.map(
    ({ contract }) => chain.model(EXPIRY, contract.right, contract.strikeCents)?.delta,
  );
  expect(new Set(deltas).size).toBe(4);
  expect(attemptFill(stageOrder(CONDOR), chain, RULES)?.legDeltas).toEqual(deltas);
  chain.hasModel = (strikeCents) => strikeCents !== CONDOR.legs[3]?.contract.strikeCents;
  expect(attemptFill(stageOrder(CONDOR), chain, RULES)).toMatchObject({ legDeltas: undefined });
});
