// 100,000 random entries, sound and broken, against random limits: none that is approved breaks a limit, by a second calculation.
import { describe, expect, it } from 'vitest';
import { approveEntry, type EntryVerdict } from '../../src/core/risk/index.ts';
import { type Attempt, Dice, drawAttempt, spoil } from './orders/draw-attempt.ts';
import { leaksOf } from './orders/find-leaks.ts';

const ORDERS = 100_000;

function judge({ candidate, creditSlipMax, rate, unitFeesCents, view, limits }: Attempt): EntryVerdict {
  const request = {
    tradeId: 1,
    candidate,
    creditSlipMax,
    rate,
    unitFeesCents,
    workFromMs: undefined,
    expiresAtMs: undefined,
  };
  return approveEntry(request, view, limits);
}

describe('100,000 random entries', () => {
  it('leak through no limit, and none that is spoilt is approved with what was spoilt', () => {
    const dice = new Dice(6);
    const found: string[] = [];
    const gates = new Map<string, number>();
    for (let attempt = 0; attempt < ORDERS; attempt += 1) {
      const sound = drawAttempt(dice);
      const isSpoilt = dice.happens(0.25);
      const drawn = isSpoilt ? spoil(dice, sound) : sound;
      const verdict = judge(drawn);
      const gate = verdict.kind === 'approved' ? 'approved' : verdict.refusal.gate;
      gates.set(gate, (gates.get(gate) ?? 0) + 1);
      if (verdict.kind === 'approved')
        found.push(...leaksOf(drawn, verdict).map((name) => `${attempt}: ${name}`));
      else if (
        !Object.values(verdict.refusal).every((value) => typeof value === 'string' || Number.isFinite(value))
      ) {
        found.push(`${attempt}: refusal without a number`);
      }
    }
    expect(found).toEqual([]);
    // Every limit has refused, and enough has passed for the rest to mean something.
    const seen = [
      'price-collar',
      'duplicate-order',
      'orders-per-minute',
      'day-trades',
      'gamma-near-expiry',
      'trade-greeks',
      'portfolio-greeks',
      'allocation',
      'risk-per-trade',
      'kelly',
      'volatility-target',
      'cvar-budget',
      'correlated-risk',
      'buying-power',
    ];
    expect(seen.filter((gate) => !gates.has(gate))).toEqual([]);
    expect(gates.get('approved')).toBeGreaterThan(2000);
  }, 60_000);
});
