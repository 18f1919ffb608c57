// Tests what a witness keeps of the bar it watches: an order, a refusal, open trades, and nothing of other bars.
import { describe, expect, it } from 'vitest';
import { stagedEngine } from '../../core/engine/engine-stage.fixture.ts';
import { emptyStepOutput, step } from '../../core/engine/index.ts';
import { barAt, ELEVEN } from '../../core/strategy/entry-case.fixture.ts';
import { type DecisionCard, watchBar } from './decision-card.ts';

type Staged = ReturnType<typeof stagedEngine>;

/** The card of one more bar of the staged engine. */
function cardOf({ state }: Staged, bar: ReturnType<typeof barAt>, watched = bar): DecisionCard | undefined {
  const witness = watchBar(watched.availableAtMs, watched.root);
  step(state, { ...bar, seq: state.seq + 1 }, emptyStepOutput(witness));
  return witness.card();
}

describe('a decision card', () => {
  it('of an entry has its order, its size and what held it there', () => {
    const bar = barAt(ELEVEN);
    const card = cardOf(stagedEngine(), bar);
    expect(card).toMatchObject({
      atMs: bar.availableAtMs,
      root: 'XSP',
      spotPoints: bar.bar.close,
      vixPoints: { available: false, reason: 'not-published-yet' },
      entry: { outcome: 'enter', binding: 'risk-per-trade' },
      trades: [],
    });
    expect(card?.entry).toHaveProperty('quantity');
    expect(card).not.toHaveProperty('signals');
  });

  it('of a refusal has the gate', () => {
    expect(cardOf(stagedEngine(), barAt(5))?.entry).toEqual({ outcome: 'stand', gate: 'entry-window' });
  });

  it('has every open trade with its rules, and why one is to be closed', () => {
    const kept = stagedEngine();
    kept.holdCondor();
    const [trade] = cardOf(kept, barAt(ELEVEN + 5))?.trades ?? [];
    expect(trade).toMatchObject({ tradeId: 1, dte: 31, expiry: '2018-02-16' });
    expect(trade).not.toHaveProperty('reason');
    expect(trade?.rules.map(({ reason }) => reason)).toEqual(['stop-loss', 'profit-target', 'dte-floor']);
    const closed = stagedEngine();
    closed.holdCondor();
    const late = barAt(ELEVEN, undefined, '2018-01-26');
    expect(cardOf(closed, late)?.trades).toMatchObject([{ dte: 21, reason: 'dte-floor' }]);
  });

  it('is of the bar that is watched alone', () => {
    const engine = stagedEngine();
    expect(cardOf(engine, barAt(ELEVEN), barAt(ELEVEN + 5))).toBeUndefined();
  });
});
