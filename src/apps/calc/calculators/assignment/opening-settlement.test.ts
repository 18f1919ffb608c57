// Checks what `calc assignment` says of series that settle at the opening of their expiry day.
import { describe, expect, it } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { assignment } from './assignment.ts';

const asked = (change: object): Record<string, unknown> => answerOf(assignment, { rate: 0.04, ...change });
const told = (change: object): unknown => {
  const answer = asked(change);
  return codeOf(answer) ?? [answer['probability'], answer['reason']];
};

describe('the expiry day of series that settle at the opening', () => {
  // The third Friday of June 2025, with a holiday before it.
  const spx = {
    root: 'SPX',
    spot: 6000,
    leg: { right: 'call', strike: 6000, expiry: '2025-06-20', quantity: -1 },
  };

  it.each(['09:30:00', '15:00:00', '15:59:00', '16:30:00'])('is over at %s: spot says nothing', (time) => {
    expect(told({ ...spx, at: `2025-06-20T${time}` })).toBe('settled-at-opening');
    expect(
      told({
        ...spx,
        root: undefined,
        leg: { ...spx.leg, root: 'SPX' },
        at: `2025-06-20T${time}`,
      }),
    ).toBe('settled-at-opening');
    expect(told({ ...spx, root: 'SPXW', at: `2025-06-20T${time}` })).not.toBe('settled-at-opening');
  });

  it('is told of the session before a holiday too', () => {
    const juneteenth = { ...spx, leg: { ...spx.leg, expiry: '2026-06-19' } };
    expect(told({ ...juneteenth, at: '2026-06-18T09:30:00' })).toBe('settled-at-opening');
    expect(told({ ...juneteenth, at: '2026-06-18T09:29:00' })).toHaveProperty('1', 'pin-zone');
  });

  it('is judged until then by the move to the opening', () => {
    const at = (time: string, change: object = {}): number =>
      asked({ ...spx, ...change, at: `2025-06-20T${time}` })['probability'] as number;
    expect(at('09:29:59')).toBeCloseTo(0.5, 3);
    // Ninety of 525,600 minutes at 0.7047 of 16%: a deviation of 8.85 points, of which 5 are 0.565.
    expect(at('08:00:00', { spot: 6005 })).toBeCloseTo(0.7138, 3);
    expect(at('08:00:00', { spot: 6005, attentiveShare: 0 })).toBe(at('08:00:00', { spot: 6005 }));
    expect(at('09:29:00', { spot: 6005 })).toBeGreaterThan(0.99);
    expect(at('09:29:00', { spot: 5995 })).toBeLessThan(0.01);
  });

  it('is not the day before', () => {
    expect(told({ ...spx, at: '2025-06-18T15:59:00' })).toEqual([0, 'european-never-early']);
  });
});
