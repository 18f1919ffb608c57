// Whatever happens to a bar file is found: put right to the true numbers, kept out, or told with its date; never silent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_DAMAGE } from './damage/row-damage.ts';
import { DAMAGES, damagedOften, damagedOnce } from './damage/run-campaign.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
/** A stale run or a split shows by its neighbours, which other damage may hide. */
const SINGLE_ROW = Object.keys(ROW_DAMAGE).filter((kind) => !/^(?:stale|stretch|first)/.test(kind));

describe('damage to a bar file', () => {
  it('is never accepted silently, in 1,000 random files', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(DAMAGES)), seeds, (kind, seed) => {
        expect(damagedOnce(kind, seed)).not.toBe('silent');
      }),
      { numRuns: 1000 },
    );
  });

  it('is never accepted silently where several rows are hit', { timeout: 120_000 }, () => {
    const kinds = fc.array(fc.constantFrom(...SINGLE_ROW), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(kinds, seeds, (several, seed) => {
        expect(damagedOften(several, seed)).not.toBe('silent');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['row x10', 'restored'],
    ['row /100', 'restored'],
    ['close x10', 'restored'],
    ['high for low', 'restored'],
    ['high for low, file', 'restored'],
    ['open for close, file', 'restored'],
    ['order reversed', 'restored'],
    ['block repeated', 'restored'],
    ['session an hour late', 'quarantined'],
    ['session an hour early', 'quarantined'],
    ['UTC labelled New York', 'restored'],
    ['winter time all year', 'restored'],
    ['stamped at the end', 'restored'],
    ['half day padded', 'restored'],
    ['session half an hour late', 'quarantined'],
    ['session five minutes late', 'quarantined'],
    ['session five minutes early', 'quarantined'],
    ['file half an hour early', 'quarantined'],
    ['file an hour late in a zone', 'quarantined'],
    ['file a day early', 'refused'],
    ['session copied', 'quarantined'],
    ['placeholder', 'quarantined'],
    ['negative', 'quarantined'],
    ['contradicted', 'quarantined'],
    ['first or last row x10', 'quarantined'],
    ['session on a closed day', 'quarantined'],
    ['afternoon an hour late', 'quarantined'],
    ['cut like a half day', 'reported'],
    ['session lost', 'reported'],
    ['dropped', 'reported'],
    ['stale run', 'doubted'],
  ])('%s: %s', (kind, expected) => {
    const outcomes = Array.from({ length: 12 }, (_, seed) => damagedOnce(kind, seed)).filter(
      (outcome) => outcome !== undefined,
    );
    expect(outcomes.length).toBeGreaterThan(2);
    expect([...new Set(outcomes)]).toEqual([expected]);
  });

  it.each(['split 2:1', 'split 3:2', 'dollars to cents'])(
    '%s: the trusted side is whole, or all told',
    (kind) => {
      const outcomes = Array.from({ length: 30 }, (_, seed) => damagedOnce(kind, seed)).filter(
        (outcome) => outcome !== undefined,
      );
      // A file of which the longer side was changed has that side left, with the date of the change told.
      expect([...new Set(outcomes)].toSorted()).toEqual(['doubted', 'quarantined']);
    },
  );

  it('is there for every kind in files where it applies', () => {
    for (const kind of Object.keys(DAMAGES)) {
      const outcomes = Array.from({ length: 60 }, (_, seed) => damagedOnce(kind, seed));
      expect(
        outcomes.some((one) => one !== undefined && one !== 'unchanged'),
        kind,
      ).toBe(true);
    }
  });
});
