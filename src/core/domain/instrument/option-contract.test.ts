// Tests what identifies a contract and what it pays at exercise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { cents } from '../money.ts';
import {
  contractKey,
  exerciseCashCents,
  intrinsicPoints,
  optionContract,
  type OptionRight,
} from './option-contract.ts';

const EXPIRY = stageExpiry('XSP', '2018-03-16', 'PM');
const contract = (right: OptionRight, strikeCents: number) =>
  optionContract(EXPIRY, right, cents(strikeCents));

describe('contract key', () => {
  it('names root, expiry, right and strike', () => {
    expect(contractKey(contract('put', 27_500))).toBe('XSP 2018-03-16 P 00275.00');
    expect(contractKey(optionContract(stageExpiry('SPX', '2018-03-16', 'AM'), 'call', cents(270_050)))).toBe(
      'SPX 2018-03-16 C 02700.50',
    );
  });

  it('is the same for equal contracts and differs in any part', () => {
    const key = contractKey(contract('put', 27_500));
    expect(contractKey(contract('put', 27_500))).toBe(key);
    const others = [
      contract('call', 27_500),
      contract('put', 27_501),
      optionContract(stageExpiry('XSP', '2018-03-19', 'PM'), 'put', cents(27_500)),
      optionContract(stageExpiry('SPXW', '2018-03-16', 'PM'), 'put', cents(27_500)),
    ];
    for (const other of others) expect(contractKey(other)).not.toBe(key);
  });

  it('sorts by strike', () => {
    const strike = fc.integer({ min: 1, max: 9_999_999 });
    fc.assert(
      fc.property(strike, strike, (a, b) => {
        expect(contractKey(contract('put', a)) < contractKey(contract('put', b))).toBe(a < b);
      }),
    );
  });
});

describe('exercise', () => {
  it('pays the multiplier times what the underlying is past the strike', () => {
    expect(exerciseCashCents(contract('call', 27_000), 283.456)).toBe(134_560);
    expect(exerciseCashCents(contract('put', 27_000), 283.456)).toBe(0);
    expect(exerciseCashCents(contract('put', 27_000), 255.5)).toBe(145_000);
    expect(exerciseCashCents(contract('put', 27_000), 270)).toBe(0);
  });

  it('pays a call less a put exactly what a forward pays', () => {
    const tenThousandths = fc.integer({ min: 0, max: 60_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000 }), tenThousandths, (strikeCents, ticks) => {
        const points = ticks / 10_000;
        const call = contract('call', strikeCents);
        const put = contract('put', strikeCents);
        expect(Math.min(intrinsicPoints(call, points), intrinsicPoints(put, points))).toBe(0);
        const forwardCents = Math.round(ticks - strikeCents * 100);
        expect(exerciseCashCents(call, points) - exerciseCashCents(put, points)).toBe(forwardCents || 0);
      }),
    );
  });
});
