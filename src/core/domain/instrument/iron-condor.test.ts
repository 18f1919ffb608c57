// Tests which four contracts make an iron condor.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { InvariantViolation } from '../invariant.ts';
import { callWidthCents, CONDOR_LEG_QUANTITIES, ironCondor, legsOf, putWidthCents } from './iron-condor.ts';
import { optionContract } from './option-contract.ts';

const EXPIRY = stageExpiry('XSP', '2018-03-16', 'PM');
const condor = stageCondor(EXPIRY, [250, 260, 280, 295]);
const strike = fc.integer({ min: 240, max: 250 });

describe('iron condor', () => {
  it('is built exactly where longPut < shortPut <= shortCall < longCall', () => {
    fc.assert(
      fc.property(strike, strike, strike, strike, (a, b, c, d) => {
        const build = () => stageCondor(EXPIRY, [a, b, c, d]);
        if (a < b && b <= c && c < d)
          expect(legsOf(build()).map((leg) => leg.strikeCents / 100)).toEqual([a, b, c, d]);
        else expect(build).toThrow(InvariantViolation);
      }),
      { numRuns: 500 },
    );
  });

  it('may be an iron fly', () => {
    expect(legsOf(stageCondor(EXPIRY, [250, 270, 270, 290]))).toHaveLength(4);
  });

  it('has puts below and calls above', () => {
    const { longPut, shortPut, shortCall, longCall } = condor;
    const call = optionContract(EXPIRY, 'call', shortPut.strikeCents);
    expect(() => ironCondor({ longPut, shortPut: call, shortCall, longCall })).toThrow(
      /two puts and two calls/,
    );
    const put = optionContract(EXPIRY, 'put', longCall.strikeCents);
    expect(() => ironCondor({ longPut, shortPut, shortCall, longCall: put })).toThrow(
      /two puts and two calls/,
    );
  });

  it('has one expiry, the same object in every leg', () => {
    for (const leg of ['longPut', 'shortPut', 'shortCall', 'longCall'] as const) {
      const twin = optionContract({ ...EXPIRY }, condor[leg].right, condor[leg].strikeCents);
      expect(() => ironCondor({ ...condor, [leg]: twin }), leg).toThrow(/one expiry/);
    }
  });

  it('knows its widths, and holds its wings long', () => {
    expect([putWidthCents(condor), callWidthCents(condor)]).toEqual([1000, 1500]);
    expect(CONDOR_LEG_QUANTITIES).toEqual([1, -1, -1, 1]);
  });
});
