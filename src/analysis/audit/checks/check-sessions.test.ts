import { describe, expect, it } from 'vitest';
import { cut, type Edit, findings, repeat, RUN, set } from '../../../../test/fixtures/forged-run.ts';

describe('the sessions check', () => {
  it.each<[string, Edit, string]>([
    [
      'other marks',
      set(RUN.firstSession, 'marksCents', 0),
      '5: marks are stated as 0 cents, they add up to -30500',
    ],
    [
      'another mark of a trade',
      set(RUN.firstSession, 'openTrades.0.markCents', 0),
      '5: marks are stated as -30500 cents, they add up to 0',
    ],
    [
      'another mark of a leg',
      set(RUN.firstSession, 'openTrades.0.legs.2.0', 290),
      '5: trade 1 is marked at -30500 cents, its legs at -30400',
    ],
    [
      'marks of fewer legs than are held',
      set(RUN.firstSession, 'openTrades.0.legs', [
        [206, 0.14],
        [377, 0.12],
        [291, 0.09],
      ]),
      '5: trade 1 states marks of 3 legs, it holds 4',
    ],
    [
      'a volatility of nothing',
      set(RUN.firstSession, 'openTrades.0.legs.3.1', 0),
      '5: trade 1 states a mark below 0 or a volatility of 0 or less',
    ],
    [
      'a forward of nothing',
      set(RUN.firstSession, 'openTrades.0.forwardPoints', 0),
      '5: trade 1 states a forward or a spot of 0 or less',
    ],
    [
      'quotes of the future',
      set(RUN.firstSession, 'openTrades.0.quotedAtMs', 4e12),
      '5: trade 1 is marked on quotes of the future',
    ],
    [
      'a forward without marks',
      set(RUN.firstSession, 'openTrades.0.legs', undefined),
      '5: trade 1 states a forward, a spot or an instant of quotes without marks of its legs',
    ],
    [
      'another equity',
      set(RUN.firstSession, 'equityCents', 1),
      '5: equity is stated as 1 cents, cash and marks are 9999980',
    ],
    [
      'a session out of order',
      set(RUN.secondSession, 'date', '2018-01-02'),
      '12: session 2018-01-02 follows session 2018-01-02',
    ],
    [
      'an open trade left out',
      cut(RUN.firstSession, 'openTrades'),
      '5: open trades are stated as [], expected [1]',
    ],
    [
      'an open trade twice',
      repeat(RUN.firstSession, 'openTrades'),
      '5: open trades are stated as [1,1], expected [1]',
    ],
    [
      'a closed trade as open',
      set(RUN.thirdSession, 'openTrades', [{ tradeId: 1, markCents: 0 }]),
      '19: open trades are stated as [1], expected []',
    ],
    [
      'another equity at the end',
      set(RUN.end, 'equityCents', 1),
      '25: equity is stated as 1 cents, cash and marks are 9968755',
    ],
    [
      'other marks at the end',
      set(RUN.end, 'marksCents', 0),
      '25: marks are stated as 0 cents, they add up to -40150',
    ],
    [
      'an open trade left out at the end',
      cut(RUN.end, 'openTrades'),
      '25: open trades are stated as [], expected [4]',
    ],
    [
      'a bar too many in a session',
      set(RUN.firstSession, 'bars.0.1', 8),
      '25: the run states 312 bars, its records have 313',
    ],
    [
      'a bar too few at the end',
      set(RUN.end, 'bars', 311),
      '25: the run states 311 bars, its records have 312',
    ],
    [
      'a candidate made a refusal',
      set(RUN.firstSession, 'bars.2.0', 'cool-down'),
      '25: the run states 4 candidates, its records have 3',
    ],
    ['other orders', set(RUN.end, 'orders', 6), '25: the run states 6 orders, its records have 4'],
    ['other trades', set(RUN.end, 'trades', 2), '25: the run states 2 trades, its records have 3'],
    [
      'fewer events than records name',
      set(RUN.end, 'events', 18),
      '25: the run states 18 events, its records name 19',
    ],
  ])('finds %s', (_, edit, finding) => {
    expect(findings('sessions', edit)).toContain(finding);
  });
});
