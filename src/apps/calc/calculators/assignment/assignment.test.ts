// Checks the contract of `calc assignment`: the published pair, when it is asked, who may exercise, and coded errors.
import { describe, expect, it } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { assignment } from './assignment.ts';

/** elitetrader thread 331103; 2025-06-19 is a holiday between the eve and the ex-date. */
const line = {
  at: '2025-06-18T15:59:00',
  spot: 300,
  rate: 0.024,
  dividend: { exDate: '2025-06-20', amount: 1.23 },
  opposite: { bid: 0.47, ask: 0.49 },
};
const leg = { right: 'call', strike: 285, expiry: '2025-07-18', quantity: -1, bid: 14.95, ask: 15.39 };
const put = { ...leg, right: 'put', strike: 450, bid: 149.5, ask: 150.5 };
const far = { dividend: null, opposite: { bid: 0, ask: 0.02 }, rate: 0.05, leg: put };

const asked = (change: object): Record<string, unknown> => answerOf(assignment, { ...line, leg, ...change });
const told = (change: object): unknown => {
  const answer = asked(change);
  return codeOf(answer) ?? [answer['probability'], answer['reason']];
};

describe('the published pair', () => {
  it('K 285 at 2.4% is assigned, K 450 at 5% is kept', () => {
    expect(told({})).toEqual([1, 'dividend-exceeds-put-and-carry']);
    const other = { rate: 0.05, spot: 470, leg: { ...leg, strike: 450, bid: 19.95, ask: 20.39 } };
    expect(told(other)).toEqual([0, 'put-and-carry-exceed-dividend']);
    expect(asked({})['carry']).toBeCloseTo(0.56, 2);
    expect(asked(other)['carry']).toBeCloseTo(1.85, 2);
  });

  it('gives the fields of the contract and what they rest on, in their order', () => {
    expect(Object.keys(asked({}))).toEqual([
      'probability',
      'reason',
      'warnings',
      'expectedContracts',
      'intrinsic',
      'extrinsic',
      'oppositeValue',
      'carry',
      'edge',
      'edgeBand',
      'vol',
    ]);
    expect(asked({})).toMatchObject({
      warnings: ['extrinsic-below-dividend'],
      expectedContracts: 1,
      vol: null,
    });
    expect(asked({ leg: { ...leg, quantity: -7 }, forgottenShare: 0.5 })).toMatchObject({
      probability: 0.5,
      expectedContracts: 3.5,
    });
  });
});

describe('when it is asked', () => {
  it('the eve is the last session before the ex-date, holidays and weekends between them', () => {
    expect(told({ at: '2025-06-17T15:59:00' })).toEqual([0, 'not-ex-date-eve']);
    expect(told({ at: '2025-06-18T00:00:00' })).toHaveProperty('0', 1);
    expect(told({ at: '2025-06-18T20:00:00' })).toHaveProperty('0', 1);
    expect(told({ at: '2025-06-19T12:00:00' })).toHaveProperty('0', 1);
    expect(told({ at: '2025-06-20T00:00:00' })).toEqual([0, 'dividend-passed']);
    const monday = {
      dividend: { exDate: '2024-12-23', amount: 1.23 },
      leg: { ...leg, expiry: '2025-01-17' },
    };
    expect(told({ ...monday, at: '2024-12-19T15:59:00' })).toEqual([0, 'not-ex-date-eve']);
    expect(told({ ...monday, at: '2024-12-20T15:59:00' })).toHaveProperty('0', 1);
    expect(told({ ...monday, at: '2024-12-22T12:00:00' })).toHaveProperty('0', 1);
  });

  it('a dividend on the expiry date counts, a later one does not', () => {
    const expiry = { leg: { ...leg, expiry: '2025-06-20' } };
    expect(told(expiry)).toHaveProperty('0', 1);
    expect(told({ ...expiry, dividend: { exDate: '2025-06-23', amount: 1.23 } })).toEqual([
      0,
      'dividend-after-expiry',
    ]);
  });

  it('reads New York time where there is no offset', () => {
    expect(asked({ at: '2025-06-18T15:59:00-04:00' })).toEqual(asked({}));
    expect(asked({ at: '2025-06-18T19:59:00Z' })).toEqual(asked({}));
  });

  it('years run to the close of the expiry, half days included', () => {
    const carryTo = (expiry: string): number => asked({ leg: { ...leg, expiry } })['carry'] as number;
    const years = (iso: string): number =>
      (Date.parse(iso) - Date.parse('2025-06-18T19:59:00Z')) / (365 * 86_400_000);
    expect(carryTo('2025-07-03')).toBeCloseTo(
      285 * (1 - Math.exp(-0.024 * years('2025-07-03T17:00:00Z'))),
      9,
    );
    expect(carryTo('2025-07-18')).toBeCloseTo(
      285 * (1 - Math.exp(-0.024 * years('2025-07-18T20:00:00Z'))),
      9,
    );
    expect(carryTo('2025-07-18T12:00:00Z')).toBeCloseTo(
      285 * (1 - Math.exp(-0.024 * years('2025-07-18T12:00:00Z'))),
      9,
    );
    // A Saturday stands for the session before it, as does a holiday.
    expect(carryTo('2025-07-19')).toBe(carryTo('2025-07-18'));
    expect(carryTo('2025-07-04')).toBe(carryTo('2025-07-03'));
  });

  it('after the cut-off there is nothing left to assign', () => {
    const expired = { leg: { ...leg, expiry: '2025-06-18' }, spot: 285.1, dividend: null };
    expect(told({ ...expired, at: '2025-06-18T17:30:00' })).toHaveProperty('1', 'expires-in-the-money');
    expect(told({ ...expired, at: '2025-06-18T17:30:01' })).toBe('expired');
    expect(told({ ...expired, at: '2025-06-23T10:00:00' })).toBe('expired');
  });
});

describe('who may exercise', () => {
  it('a long is not assignable, a European contract is never exercised early', () => {
    expect(told({ leg: { ...leg, quantity: 1 } })).toEqual([0, 'long-not-assignable']);
    expect(asked({ leg: { ...leg, quantity: 3 } })).toMatchObject({ expectedContracts: 0 });
    for (const european of [{ style: 'european' }, { root: 'SPX' }, { leg: { ...leg, root: 'XSP' } }])
      expect(told(european)).toEqual([0, 'european-never-early']);
    expect(told({ leg: { ...leg, style: 'european' } })).toEqual([0, 'european-never-early']);
    for (const american of [{ style: 'american' }, { root: 'SPY' }, { root: 'SPY', style: 'american' }])
      expect(told(american)).toHaveProperty('0', 1);
    expect(told({ root: 'SPX', style: 'american' })).toBe('conflicting-fields');
    expect(told({ root: 'SPY', leg: { ...leg, root: 'XSP' } })).toBe('conflicting-fields');
  });

  it('nothing is exercised out of the money, without a dividend or with one of nothing', () => {
    const bare = { ...leg, bid: undefined, ask: undefined };
    expect(told({ spot: 285, leg: bare, opposite: undefined })).toEqual([0, 'out-of-the-money']);
    expect(told({ dividend: null })).toEqual([0, 'no-dividend']);
    expect(told({ dividend: undefined })).toEqual([0, 'no-dividend']);
    expect(told({ dividend: { exDate: '2025-06-20', amount: 0 } })).toEqual([0, 'no-dividend']);
  });

  it('calls at a negative rate on any evening', () => {
    const negative = {
      at: '2025-06-23T15:59:00',
      spot: 400,
      rate: -0.05,
      dividend: null,
      leg: { ...leg, bid: 114.8, ask: 115.2 },
      opposite: { bid: 0, ask: 0.01 },
    };
    expect(told(negative)).toEqual([1, 'negative-carry-exceeds-put']);
    expect(told({ ...negative, rate: 0 })).toEqual([0, 'no-dividend']);
  });

  it('deep puts on any evening, but not before a dividend', () => {
    expect(told({ ...far })).toEqual([1, 'carry-exceeds-call-and-dividends']);
    expect(told({ ...far, at: '2025-06-11T15:59:00' })).toHaveProperty('0', 1);
    expect(told({ ...far, dividend: line.dividend })).toEqual([0, 'put-waits-for-dividend']);
    expect(told({ ...far, opposite: { bid: 2, ask: 2.02 } })).toEqual([0, 'call-and-dividends-exceed-carry']);
    expect(asked(far)['intrinsic']).toBe(150);
  });
});

describe('the expiry day', () => {
  const last = { at: '2025-07-18T15:00:00', dividend: null };
  const near = (change: object): Record<string, unknown> => asked({ ...last, ...change });

  it('is sure far from the strike and not near it', () => {
    expect(near({ spot: 300 })).toMatchObject({ probability: 1, reason: 'expires-in-the-money', vol: 0.16 });
    expect(near({ spot: 270 })).toMatchObject({ reason: 'expires-out-of-the-money' });
    expect(near({ spot: 270 })['probability']).toBeCloseTo(0, 9);
    expect(near({ spot: 285 })).toMatchObject({ probability: 0.5, reason: 'pin-zone' });
  });

  it('after the close is what holders make of it: a quarter at the strike', () => {
    expect(near({ at: '2025-07-18T16:00:00', spot: 285 })).toMatchObject({
      probability: 0.25,
      reason: 'pin-zone',
    });
    expect(near({ at: '2025-07-18T16:30:00', spot: 285, attentiveShare: 0.2 })).toMatchObject({
      probability: 0.1,
    });
    expect(near({ at: '2025-07-18T16:30:00', spot: 285.1, vol: 0 })).toMatchObject({
      probability: 1,
      vol: 0,
    });
  });

  it('has less to fear the later it is', () => {
    const at = (time: string): number =>
      near({ at: `2025-07-18T${time}`, spot: 284.9, attentiveShare: 1 })['probability'] as number;
    expect(at('15:00')).toBeGreaterThan(at('15:59'));
    expect(at('15:59')).toBeGreaterThan(at('16:30'));
    expect(at('16:30')).toBeGreaterThan(at('17:20'));
  });

  it('of half days begins at their close', () => {
    const half = { at: '2025-07-03T13:00:00', leg: { ...leg, expiry: '2025-07-03' }, spot: 285 };
    expect(near(half)).toMatchObject({ probability: 0.25 });
    expect(near({ ...half, at: '2025-07-03T12:59:00' })).toMatchObject({ probability: 0.5 });
  });

  it('of a European contract is the settlement’s alone', () => {
    const european = { style: 'european', at: '2025-07-18T16:00:00' };
    expect(near({ ...european, spot: 285.01 })).toMatchObject({ probability: 1 });
    expect(near({ ...european, spot: 285 })).toMatchObject({ probability: 0 });
  });

  it('of a long is still its own', () => {
    expect(near({ leg: { ...leg, quantity: 1 } })).toMatchObject({ reason: 'long-not-assignable' });
  });
});

describe('bad input', () => {
  it.each<[string, object]>([
    ['opposite-quote-missing', { opposite: null }],
    ['opposite-quote-missing', { opposite: { bid: 0.4, ask: null } }],
    ['leg-quote-missing', { leg: { ...leg, bid: null } }],
    ['crossed-quote', { opposite: { bid: 0.5, ask: 0.49 } }],
    ['crossed-quote', { leg: { ...leg, bid: 5, ask: 1, quantity: 1 } }],
    ['crossed-quote', { leg: { ...leg, bid: 5, ask: 1 }, at: '2025-07-18T15:00:00', dividend: null }],
    ['crossed-quote', { style: 'european', opposite: { bid: 0.5, ask: 0.49 } }],
    ['crossed-quote', { spot: 200, leg: { ...leg, bid: 0.5, ask: 0.49 } }],
    ['conflicting-fields', { root: 'SPX', leg: { ...leg, root: 'SPXW' } }],
    ['invalid-question', { opposite: { bid: 0, ask: 0 } }],
    ['ex-date-closed', { dividend: { exDate: '2025-06-21', amount: 1 } }],
    ['outside-calendar', { at: '2060-01-02T10:00:00', leg: { ...leg, expiry: '2060-02-20' } }],
    ['invalid-at', { at: 'now' }],
    ['invalid-spot', { spot: 0 }],
    ['invalid-spot', { spot: '300' }],
    ['invalid-rate', { rate: 1.1 }],
    ['invalid-dividend', { dividend: { exDate: '2025-06-20', amount: -1 } }],
    ['invalid-dividend', { dividend: { exDate: '2025-06-20' } }],
    ['invalid-leg', { leg: { ...leg, quantity: 0 } }],
    ['invalid-leg', { leg: { ...leg, quantity: 1.5 } }],
    ['invalid-leg', { leg: { ...leg, strike: 285.001 } }],
    ['invalid-leg', { leg: { ...leg, strike: -285 } }],
    ['invalid-leg', { leg: { ...leg, bid: -1 } }],
    ['invalid-leg', { leg: { ...leg, expiry: '2025-02-30' } }],
    ['invalid-opposite', { opposite: { bid: 'none', ask: 1 } }],
    ['invalid-attentive-share', { attentiveShare: 1.1 }],
    ['invalid-forgotten-share', { forgottenShare: -0.1 }],
    ['invalid-vol', { vol: 11 }],
    ['missing-field', { leg: undefined }],
    ['unknown-field', { divident: null }],
    ['unknown-field', { leg: { ...leg, stile: 'european' } }],
    ['unknown-field', { dividend: { exDate: '2025-06-20', amount: 1, exdate: 'x' } }],
    ['unknown-field', { opposite: { bid: 0.4, ask: 0.5, mid: 0.45 } }],
  ])('%s', (code, change) => {
    expect(told(change)).toBe(code);
  });

  it('says where the dividend is wrong', () => {
    expect(asked({ dividend: { exDate: '2025-06-21', amount: 1 } })['error']).toEqual({
      code: 'ex-date-closed',
      message: 'dividend.exDate: expected an ex-date on which the exchange is open, found 2025-06-21',
    });
  });
});
