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
    ['session an hour late', 'restored'],
    ['session an hour early', 'restored'],
    ['UTC labelled New York', 'restored'],
    ['winter time all year', 'restored'],
    ['stamped at the end', 'restored'],
    ['half day padded', 'restored'],
    ['negative', 'quarantined'],
    ['contradicted', 'quarantined'],
    ['first or last row x10', 'quarantined'],
    ['session on a closed day', 'quarantined'],
    ['afternoon an hour late', 'quarantined'],
    ['split 3:2', 'quarantined'],
    ['dollars to cents', 'quarantined'],
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
});
