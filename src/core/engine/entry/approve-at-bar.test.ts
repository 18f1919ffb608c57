// Tests that a trade in another's place has no more units than that had, and names it.
import { expect, test } from 'vitest';
import { listCandidates } from '../../strategy/index.ts';
import { barAt, chainToday, ELEVEN, MONTHLY, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { stagedEngine } from '../engine-stage.fixture.ts';
import { step } from '../step.ts';
import { emptyStepOutput } from '../step-output.ts';
import { approveAtBar, type RolledFrom } from './approve-at-bar.ts';

function approved(rolledFrom?: RolledFrom) {
  const { state } = stagedEngine();
  const bar = { ...barAt(ELEVEN), seq: 1 };
  step(state, { ...bar, isTradable: false }, emptyStepOutput());
  const time = { today: TODAY, calendar: MONTHLY };
  const { own } = listCandidates(chainToday(), STRATEGY.selection, time);
  if ('gate' in own) throw new Error(`stopped by ${own.gate}`);
  const outcome = approveAtBar(state, bar, { kind: 'enter', candidate: own }, rolledFrom);
  if (outcome.kind === 'stand') throw new Error(`stopped by ${outcome.gate}`);
  return outcome;
}

test('a trade that takes the place of another has no more units than that had, whatever risk allows', () => {
  const free = approved();
  expect(free.order.quantity).toBeGreaterThan(1);
  expect(free.order).not.toHaveProperty('rolledFrom');
  const { order } = approved({ tradeId: 7, quantity: free.order.quantity - 1 });
  expect(order).toMatchObject({ quantity: free.order.quantity - 1, rolledFrom: 7 });
  expect(approved({ tradeId: 7, quantity: 1000 }).order.quantity).toBe(free.order.quantity);
});
