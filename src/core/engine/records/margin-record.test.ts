import { expect, test } from 'vitest';
import { cents, type OpenTrade, optionContract, shortPut } from '../../domain/index.ts';
import { CONDOR, EXPIRY, openingOf } from '../../portfolio/open-trade.fixture.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import type { NakedRates } from '../../margin/index.ts';
import type { EngineState } from '../engine-state.ts';
import { marginRecord } from './margin-record.ts';
import { tradeIncreasedRecord, tradeOpenedRecord } from './trade-records.ts';

test('a condor with equal wings is asked its width by every rule, each unit of it', () => {
  expect(CONDOR.widthCents).toBe(1000);
  expect(marginRecord(openingOf())).toEqual({ cboe: 100_000, ibkr: 100_000, alpaca: 100_000, lean: 100_000 });
  expect(marginRecord(openingOf({ quantity: 3 })).alpaca).toBe(300_000);
});

test('of unequal wings the wider side is asked for, by one rule both', () => {
  const structure = stageCondor(EXPIRY, [250, 260, 280, 295]);
  const record = marginRecord(openingOf({ structure }));
  expect(record).toMatchObject({ cboe: 150_000, ibkr: 250_000, alpaca: 150_000 });
});

test('a put sold alone is asked less of than its strike, an index put other than one on a fund', () => {
  const put = (root: 'XSP' | 'SPY', rates?: NakedRates) =>
    marginRecord(
      openingOf({
        structure: shortPut(optionContract(stageExpiry(root, '2018-02-16', 'PM'), 'put', cents(26_000))),
        legPricesCents: [cents(400)],
        creditCents: cents(400),
      }),
      rates,
    );
  // 15% of 270 less the 10 out of the money, and the premium: 30.5 + 4 a share.
  expect(put('XSP').cboe).toBe(345_000);
  expect(put('SPY').alpaca).toBe(2_600_000);
  const rate = { rate: 0.25, leastRate: 0.1 };
  // 25% of 270 less 10, and 4.
  expect(put('XSP', { equity: rate, 'broad-etf': rate, index: rate }).cboe).toBe(615_000);
});

test('the record of a trade goes by the rates of the day it was opened on', () => {
  const rate = { rate: 0.25, leastRate: 0.1 };
  const opening = openingOf({
    structure: shortPut(optionContract(stageExpiry('XSP', '2018-02-16', 'PM'), 'put', cents(26_000))),
    legPricesCents: [cents(400)],
    creditCents: cents(400),
  });
  const asked: string[] = [];
  const nakedRatesOn = (date: string): NakedRates => {
    asked.push(date);
    return { equity: rate, 'broad-etf': rate, index: rate };
  };
  const state = { seq: 1, nowMs: 0, plan: { nakedRatesOn } } as unknown as EngineState;
  expect(tradeIncreasedRecord(state, { opening } as OpenTrade).marginCents?.cboe).toBe(615_000);
  expect(tradeOpenedRecord(state, { opening } as OpenTrade).marginCents?.cboe).toBe(615_000);
  expect(asked).toEqual([opening.openedOn, opening.openedOn]);
});
