// What no check can find is stated, and how small a change can be before it is lost among true prices.
import { describe, expect, it } from 'vitest';
import { shareFound } from './damage/small-damage.ts';

const FILES = 40;

describe('damage at the edge of what can be found', () => {
  it('is found where all prices of a row are a tenth off, and lost where they are a thousandth off', () => {
    expect(shareFound('all prices of a row', 1.1, FILES)).toBe(1);
    expect(shareFound('all prices of a row', 1.02, FILES)).toBeGreaterThan(0.2);
    expect(shareFound('all prices of a row', 1.001, FILES)).toBe(0);
  });

  it('is found in a high or a low that is half as much again', () => {
    for (const kind of ['the high of a row', 'the low of a row']) {
      expect(shareFound(kind, 1.5, FILES)).toBe(1);
      expect(shareFound(kind, 1.05, FILES)).toBeGreaterThan(0.5);
      expect(shareFound(kind, 1.001, FILES)).toBe(0);
    }
  });

  it('is never found in a close within its range, a volume, or two neighbours exchanged', () => {
    expect(shareFound('the close of a row, within its range', 2, FILES)).toBe(0);
    expect(shareFound('prices of two neighbours exchanged', 2, FILES)).toBe(0);
    expect(shareFound('the volume of a row', 5, FILES)).toBe(0);
  });
});
