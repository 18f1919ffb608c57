import { describe, expect, it } from 'vitest';
import { chooseActions } from './choose-actions.ts';
import { DEFAULT_ACTIONS, HYGIENE_RULES } from './hygiene-policy.ts';

describe('the hygiene policy', () => {
  it('has one rule a kind, and never puts right by default what nothing proves', () => {
    const kinds = HYGIENE_RULES.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(DEFAULT_ACTIONS).toMatchObject({
      'missing-bar': 'keep',
      split: 'quarantine',
      'unit-change': 'quarantine',
      'ohlc-violation': 'quarantine',
      'non-positive-price': 'quarantine',
      'stale-run': 'keep',
    });
  });

  it('takes the choices that the table offers and says what it expected of others', () => {
    expect(chooseActions([])).toEqual({ ok: true, actions: DEFAULT_ACTIONS });
    const chosen = chooseActions(['split=repair', 'decimal-error=quarantine']);
    expect(chosen).toMatchObject({ ok: true, actions: { split: 'repair', 'decimal-error': 'quarantine' } });
    const message = (choice: string): string => {
      const result = chooseActions([choice]);
      return result.ok ? 'chosen' : result.message;
    };
    expect(message('split=keep')).toBe('expected split=quarantine|repair, found "split=keep"');
    for (const wrong of ['split', 'ohlc-violation=repair', 'no-such-kind=repair', 'split=repair=keep'])
      expect(message(wrong)).toMatch(/^expected KIND=ACTION with one of end-stamps, .*, found "/);
  });
});
