import { describe, expect, it } from 'vitest';
import { counted, fixedBeside, signed } from './figures.ts';

describe('a figure beside its goal', () => {
  it('shows the places that say why it is missed', () => {
    expect(fixedBeside(1.0014, { goal: 1, verdict: 'missed' }, 2)).toBe('1.001');
    expect(fixedBeside(1.00004, { goal: 1, verdict: 'missed' }, 2)).toBe('1.00004');
    expect(fixedBeside(1.0000000001, { goal: 1, verdict: 'missed' }, 2)).toBe('1.000000');
    expect(fixedBeside(1.24, { goal: 1, verdict: 'missed' }, 2)).toBe('1.24');
  });

  it('keeps its places where it is met, not graded or absent', () => {
    expect(fixedBeside(0.9996, { goal: 1, verdict: 'met' }, 2)).toBe('1.00');
    expect(fixedBeside(1.001, { goal: 1, verdict: 'reported' }, 2)).toBe('1.00');
    expect(fixedBeside(null, { goal: 1, verdict: 'no-data' }, 2)).toBe('no data');
  });
});

describe('a signed figure', () => {
  it('has no sign where it rounds to nothing', () => {
    expect([0.004, -0.004, 0.006, -0.006].map((value) => signed(value, 2))).toEqual([
      '0.00',
      '0.00',
      '+0.01',
      '-0.01',
    ]);
  });
});

describe('counts', () => {
  it('are of one thing or of many', () => {
    expect([
      counted(1, 'file'),
      counted(2, 'file'),
      counted(0, 'slice of one side', 'slices of one side'),
    ]).toEqual(['1 file', '2 files', '0 slices of one side']);
  });
});
