// Tests which four contracts make an iron condor.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condorContracts, stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { InvariantViolation } from '../invariant.ts';
import { ironCondor } from './iron-condor.ts';
import { optionContract } from './option-contract.ts';

const EXPIRY = stageExpiry('XSP', '2018-03-16', 'PM');
const contracts = condorContracts(stageCondor(EXPIRY, [250, 260, 280, 295]));
const strike = fc.integer({ min: 240, max: 250 });

describe('iron condor', () => {
  it('is built exactly where longPut < shortPut <= shortCall < longCall', () => {
    fc.assert(
      fc.property(strike, strike, strike, strike, (a, b, c, d) => {
        const build = () => stageCondor(EXPIRY, [a, b, c, d]);
        if (a < b && b <= c && c < d)
          expect(build().legs.map(({ contract }) => contract.strikeCents / 100)).toEqual([a, b, c, d]);
        else expect(build).toThrow(InvariantViolation);
      }),
      { numRuns: 500 },
    );
  });

  it('may be an iron fly', () => {
    expect(stageCondor(EXPIRY, [250, 270, 270, 290]).legs).toHaveLength(4);
  });

  it('has puts below and calls above', () => {
    const call = optionContract(EXPIRY, 'call', contracts.shortPut.strikeCents);
    expect(() => ironCondor({ ...contracts, shortPut: call })).toThrow(/two puts and two calls/);
    const put = optionContract(EXPIRY, 'put', contracts.longCall.strikeCents);
    expect(() => ironCondor({ ...contracts, longCall: put })).toThrow(/two puts and two calls/);
  });

  it('has one expiry, the same object in every leg', () => {
    for (const leg of ['longPut', 'shortPut', 'shortCall', 'longCall'] as const) {
      const twin = optionContract({ ...EXPIRY }, contracts[leg].right, contracts[leg].strikeCents);
      expect(() => ironCondor({ ...contracts, [leg]: twin }), leg).toThrow(/one expiry/);
    }
  });

  it('holds its wings long, and is as wide as its wider side', () => {
    const condor = ironCondor(contracts);
    expect(condor.legs.map(({ quantity }) => quantity)).toEqual([1, -1, -1, 1]);
    expect(condor.widthCents).toBe(1500);
    expect(stageCondor(EXPIRY, [240, 260, 280, 285]).widthCents).toBe(2000);
  });
});
