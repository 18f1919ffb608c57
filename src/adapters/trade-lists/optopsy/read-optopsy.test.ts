// Reads made-up rows of optopsy's frames and simulator logs; the figures expected are worked out by hand.
import { describe, expect, test } from 'vitest';
import { openCsv } from '../../market-data/csv/index.ts';
import { readOptopsyFrame, readOptopsyLog } from './read-optopsy.ts';

const LOG_HEADER =
  'trade_id,underlying_symbol,entry_date,exit_date,days_held,expiration,entry_cost,exit_proceeds,quantity,multiplier,dollar_cost,dollar_proceeds,realized_pnl,pct_change,cumulative_pnl,equity,description';
const FRAME_HEADER =
  ',underlying_symbol,underlying_price_entry_leg1,expiration,dte_entry,dte_range,option_type_leg1,strike_leg1,option_type_leg2,strike_leg2,option_type_leg3,strike_leg3,option_type_leg4,strike_leg4,total_entry_cost,total_exit_proceeds,pct_change';

const log = (...rows: readonly string[]) => readOptopsyLog(openCsv([LOG_HEADER, ...rows].join('\n')));
const frame = (...rows: readonly string[]) => readOptopsyFrame(openCsv([FRAME_HEADER, ...rows].join('\n')));
const legText = ({
  legs,
}: {
  readonly legs: readonly {
    readonly right: string;
    readonly strikeCents: number;
    readonly quantity?: number;
  }[];
}) => legs.map(({ right, strikeCents, quantity }) => `${quantity ?? '?'} ${right} ${strikeCents / 100}`);

const FOUR = 'put 2600.0/put 2650.0/call 2800.0/call 2810.0';
const logged = (cost: string, description: string): string =>
  `1,SPX,2018-01-31,2018-03-02 00:00:00,30,2018-03-16,${cost},-1.5,2,100,700,-300,400,0.57,400,100400,${description}`;

describe('the log of the simulator', () => {
  test('has a credit as a negative cost, and days without times', () => {
    expect(log(logged('-3.5', FOUR)).trades).toEqual([
      {
        name: 'trade 1',
        lines: [2],
        underlying: 'SPX',
        opened: { date: '2018-01-31' },
        closed: { date: '2018-03-02' },
        legs: [
          { right: 'put', strikeCents: 260_000, expiry: '2018-03-16', quantity: 2 },
          { right: 'put', strikeCents: 265_000, expiry: '2018-03-16', quantity: -2 },
          { right: 'call', strikeCents: 280_000, expiry: '2018-03-16', quantity: -2 },
          { right: 'call', strikeCents: 281_000, expiry: '2018-03-16', quantity: 2 },
        ],
        contracts: 2,
        multiplier: 100,
        // 3.50 and 1.50 a share of 200 shares.
        creditCents: 70_000,
        closingCents: 30_000,
        feesCents: 0,
        pnlCents: 40_000,
        events: [],
      },
    ]);
  });

  test('does not tell sides: those of a condor and of one leg follow from the cash, those of others stay untold', () => {
    const legs = (cost: string, description: string) => {
      const [trade] = log(logged(cost, description)).trades;
      return trade === undefined ? [] : legText(trade);
    };
    expect(legs('3.5', FOUR)).toEqual(['-2 put 2600', '2 put 2650', '2 call 2800', '-2 call 2810']);
    expect(legs('0', FOUR)[0]).toBe('? put 2600');
    expect(legs('-1', 'p 2600.0/p 2650.0')).toEqual(['? put 2600', '? put 2650']);
    expect(legs('-1', 'put 2600.0')).toEqual(['-2 put 2600']);
    expect(legs('1', 'call 2800.0')).toEqual(['2 call 2800']);
    expect(legs('0', 'call 2800.0')).toEqual(['? call 2800']);
    expect(legs('-1', 'put 2650/put 2600/call 2800/call 2810')[0]).toBe('? put 2650');
  });

  test.each([
    ['a multi-leg description', logged('-3.5', 'multi-leg'), 'description'],
    ['a cost of no number', logged('nan', FOUR), 'entry cost'],
    ['an end before the beginning', logged('-3.5', FOUR).replace('2018-03-02', '2018-01-02'), 'exit date'],
    ['a size of nothing', logged('-3.5', FOUR).replace(',2,100,', ',0,100,'), 'quantity'],
  ])('quarantines %s', (_, row, column) => {
    expect(log(row).quarantined[0]?.reason).toMatch(new RegExp(`^${column}: expected `));
  });
});

describe('the raw frame of a strategy', () => {
  const row = '0,SPX,2710.2,2018-03-16,44,"(40, 50]",p,2600.0,p,2650.0,c,2800.0,c,2810.0,-3.475,-1.2,0.65';

  test('counts one unit, entered its days before expiry', () => {
    // 347.50 - 120.
    expect(frame(row).trades[0]).toMatchObject({
      name: 'line 2',
      opened: { date: '2018-01-31' },
      contracts: 1,
      creditCents: 34_750,
      closingCents: 12_000,
      pnlCents: 22_750,
    });
    expect(frame(row).trades[0]).not.toHaveProperty('closed');
  });

  test('has a commission where one was asked for, a share as the other figures', () => {
    const header = `${FRAME_HEADER},total_commission`;
    const { trades } = readOptopsyFrame(openCsv(`${header}\n${row},0.052`));
    expect(trades[0]).toMatchObject({ feesCents: 520, pnlCents: 22_230 });
  });

  test('quarantines a right that is none', () => {
    expect(frame(row.replace(',p,2650', ',x,2650')).quarantined[0]?.reason).toBe(
      'option type leg2: expected put or call, found "x"',
    );
  });
});
