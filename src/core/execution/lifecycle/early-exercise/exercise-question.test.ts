// Checks that no figure that a market cannot show, and none that is missing, gets an answer.
import { describe, expect, it } from 'vitest';
import { earlyExercise } from './early-exercise.ts';
import { call } from './early-exercise.fixture.ts';
import type { ExerciseQuestion } from './exercise-question.ts';

const told = (question: ExerciseQuestion): unknown => {
  const early = earlyExercise(question);
  return early.ok ? [early.probability, early.reason, ...early.warnings] : early.code;
};

describe('a question that no market asks', () => {
  it.each([
    [{ spot: Number.NaN }, 'spot: expected a finite number above 0, found NaN'],
    [{ spot: 0 }, 'spot: expected a finite number above 0, found 0'],
    [{ strike: -1 }, 'strike: expected a finite number above 0, found -1'],
    [{ strike: Infinity }, 'strike: expected a finite number above 0, found Infinity'],
    [{ rate: 1.01 }, 'rate: expected a finite number from -1 to 1, found 1.01'],
    [{ rate: -1.01 }, 'rate: expected a finite number from -1 to 1, found -1.01'],
    [{ years: -0.1 }, 'years: expected a finite number from 0, found -0.1'],
    [{ forgottenShare: -0.1 }, 'forgottenShare: expected a finite number from 0 to 1, found -0.1'],
    [{ forgottenShare: 1.5 }, 'forgottenShare: expected a finite number from 0 to 1, found 1.5'],
    [
      { dividends: [{ years: 0.1, amount: -1 }] },
      'dividends[0].years: expected a finite number from 0 to 0.0821917808219178, found 0.1',
    ],
    [
      { dividends: [{ years: 0.01, amount: -1 }] },
      'dividends[0].amount: expected a finite number from 0, found -1',
    ],
    [{ leg: { bid: Number.NaN, ask: 1 } }, 'leg.bid: expected a finite number from 0, found NaN'],
    [{ leg: { bid: 0, ask: 0 } }, 'leg.ask: expected a finite number above 0, found 0'],
    [{ opposite: { bid: -1, ask: 1 } }, 'opposite.bid: expected a finite number from 0, found -1'],
  ])('is refused: %j', (change, message) => {
    expect(earlyExercise({ ...call, ...change })).toEqual({ ok: false, code: 'invalid-question', message });
  });

  it('is refused with crossed quotes, and not with locked ones', () => {
    const message = 'opposite: expected a bid of at most the ask of 0.48, found 0.49';
    expect(earlyExercise({ ...call, opposite: { bid: 0.49, ask: 0.48 } })).toEqual({
      ok: false,
      code: 'crossed-quote',
      message,
    });
    expect(earlyExercise({ ...call, leg: { bid: 15.2, ask: 15.1 } })).toEqual({
      ok: false,
      code: 'crossed-quote',
      message: 'leg: expected a bid of at most the ask of 15.1, found 15.2',
    });
    expect(told({ ...call, opposite: { bid: 0.48, ask: 0.48 } })).toEqual([
      1,
      'dividend-exceeds-put-and-carry',
      'extrinsic-below-dividend',
    ]);
  });

  it('is not answered without the quotes that the answer rests on', () => {
    expect(earlyExercise({ ...call, opposite: undefined })).toEqual({
      ok: false,
      code: 'opposite-quote-missing',
      message: 'opposite: expected a bid and an ask, found none',
    });
    expect(earlyExercise({ ...call, leg: undefined })).toEqual({
      ok: false,
      code: 'leg-quote-missing',
      message: 'leg: expected a bid and an ask, found none',
    });
  });

  it('takes the ends of every range', () => {
    for (const change of [{ rate: 1 }, { rate: -1 }, { forgottenShare: 1 }, { forgottenShare: 0 }])
      expect(earlyExercise({ ...call, ...change }).ok).toBe(true);
    expect(earlyExercise({ ...call, years: 0, dividends: [{ years: 0, amount: 0 }] }).ok).toBe(true);
  });
});
