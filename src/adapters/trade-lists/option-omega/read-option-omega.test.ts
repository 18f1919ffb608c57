// Reads made-up rows of an Option Omega trade log; the figures expected are worked out by hand.
import { describe, expect, test } from 'vitest';
import { openCsv } from '../../market-data/csv/index.ts';
import { readOptionOmega } from './read-option-omega.ts';

const HEADER =
  'Date Opened,Time Opened,Opening Price,Legs,Premium,Closing Price,Date Closed,Time Closed,Avg. Closing Cost,Reason For Close,P/L,P/L %,No. of Contracts,Funds at Close,Margin Req.,Strategy,Opening Commissions + Fees,Closing Commissions + Fees';
const LEGS =
  '"3 Mar 15 4100 P BTO 10.05 | 3 Mar 15 4150 P STO 13.30 | 3 Mar 15 4300 C STO 8.25 | 3 Mar 15 4360 C BTO 4.10"';

function row(change: Readonly<Record<string, string>> = {}): string {
  const cells: Readonly<Record<string, string>> = {
    'Date Opened': '2024-02-01',
    'Time Opened': '09:45:00',
    'Opening Price': '4210.5',
    Legs: LEGS,
    Premium: '735',
    'Closing Price': '4222',
    'Date Closed': '2024-02-20',
    'Time Closed': '15:30:00',
    'Avg. Closing Cost': '370',
    'Reason For Close': 'Profit Target',
    'P/L': '"$1,064.40"',
    'P/L %': '48.3',
    'No. of Contracts': '3',
    'Funds at Close': '101064.4',
    'Margin Req.': '17795',
    Strategy: 'Condor',
    'Opening Commissions + Fees': '15.30',
    'Closing Commissions + Fees': '15.30',
    ...change,
  };
  return HEADER.split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
}

const read = (...rows: readonly string[]) => readOptionOmega(openCsv([HEADER, ...rows].join('\r\n')));
const only = (change: Readonly<Record<string, string>> = {}) => read(row(change)).trades[0];
const refusal = (change: Readonly<Record<string, string>>) => read(row(change)).quarantined[0]?.reason;

describe('a row', () => {
  test('has its money for the whole position and its times in New York', () => {
    expect(only()).toEqual({
      name: 'line 2',
      lines: [2],
      // 09:45 and 15:30 in winter.
      opened: { date: '2024-02-01', atMs: Date.parse('2024-02-01T14:45:00Z') },
      closed: { date: '2024-02-20', atMs: Date.parse('2024-02-20T20:30:00Z') },
      legs: [
        { right: 'put', strikeCents: 410_000, expiry: '2024-03-15', quantity: 3, entryCents: 1005 },
        { right: 'put', strikeCents: 415_000, expiry: '2024-03-15', quantity: -3, entryCents: 1330 },
        { right: 'call', strikeCents: 430_000, expiry: '2024-03-15', quantity: -3, entryCents: 825 },
        { right: 'call', strikeCents: 436_000, expiry: '2024-03-15', quantity: 3, entryCents: 410 },
      ],
      contracts: 3,
      multiplier: 100,
      // 3 x 735, and 3 x 370; 2,205 - 1,110 - 30.60 = 1,064.40.
      creditCents: 220_500,
      closingCents: 111_000,
      feesCents: 3060,
      pnlCents: 106_440,
      strategy: 'Condor',
      reason: 'Profit Target',
      events: [],
    });
  });

  test('without a day of closing is open', () => {
    const trade = only({ 'Date Closed': '', 'Time Closed': '', 'Avg. Closing Cost': '', 'P/L': '' });
    expect(trade).not.toHaveProperty('closed');
    expect(trade).not.toHaveProperty('pnlCents');
    expect(trade).not.toHaveProperty('reason');
    expect(trade?.creditCents).toBe(220_500);
  });

  test('may be closed in the minute that opened it', () => {
    const trade = only({ 'Date Closed': '2024-02-01', 'Time Closed': '09:45:00' });
    expect(trade?.closed).toEqual({ date: '2024-02-01', atMs: Date.parse('2024-02-01T14:45:00Z') });
  });

  test('expires in the year after, or in the next leap year', () => {
    const expiry = (legs: string, opened: string) =>
      only({ Legs: legs, 'Date Opened': opened, 'Date Closed': '2029-01-01', Premium: '0' })?.legs[0]?.expiry;
    expect(expiry('3 Jan 17 4000 P STO 1.00', '2024-12-20')).toBe('2025-01-17');
    expect(expiry('3 Dec 20 4000 P STO 1.00', '2024-12-20')).toBe('2024-12-20');
    expect(expiry('3 Feb 29 4000 P STO 1.00', '2025-02-03')).toBe('2028-02-29');
  });

  test('may have brackets for a loss, American dates, and fees that nobody tells', () => {
    const trade = only({
      'P/L': '($1064.40)',
      'Date Opened': '2/1/2024',
      'Time Opened': '9:45 AM',
      'Opening Commissions + Fees': '',
      'Closing Commissions + Fees': '',
    });
    expect(trade?.pnlCents).toBe(-106_440);
    expect(trade?.opened.atMs).toBe(Date.parse('2024-02-01T14:45:00Z'));
    expect(trade).not.toHaveProperty('feesCents');
  });
});

describe('a row is quarantined with what was expected and found', () => {
  test.each([
    [{ Premium: '7.35' }, 'premium: expected dollars a contract, near the legs\' 740.00, found "7.35"'],
    [{ Premium: 'n/a' }, 'premium: expected dollars, found "n/a"'],
    [{ 'P/L': 'x' }, 'p/l: expected dollars, found "x"'],
    [{ 'No. of Contracts': '1.5' }, 'no. of contracts: expected a whole number from 1, found "1.5"'],
    [{ 'Date Opened': '2024-02-30' }, 'date opened: expected a date, found "2024-02-30"'],
    [{ 'Time Opened': '25:00' }, 'time opened: expected a time such as 09:45:00, found "25:00"'],
    [{ 'Date Closed': '2024-01-31' }, 'date closed: expected a date from 2024-02-01 on, found "2024-01-31"'],
    [
      { 'Date Closed': '2024-02-01', 'Time Closed': '09:44' },
      'time closed: expected a time after the opening, found "09:44"',
    ],
    [{ Strategy: '"Condor' }, 'expected every quote to be closed in its line, found an open one'],
    [
      { Legs: '3 Mar 15 4100 P BTO' },
      'legs: expected legs such as 1 Mar 15 4200 P STO 12.30, found "3 Mar 15 4100 P BTO"',
    ],
  ])('%j', (change, reason) => {
    expect(refusal(change)).toBe(reason);
    expect(read(row(), row(change))).toMatchObject({ rows: 2, tradeRows: 1, quarantined: [{ line: 3 }] });
  });
});

test('costs are known by the other names that their columns have had', () => {
  const header = HEADER.replace('Opening Commissions + Fees', 'Opening comms & fees').replace(
    'Closing Commissions + Fees',
    'Closing Commissions & Fees',
  );
  expect(readOptionOmega(openCsv(`${header}\n${row()}`)).trades[0]?.feesCents).toBe(3060);
});

test('trades stand in the order of their opening, whatever that of the file', () => {
  const { trades } = read(row({ 'Date Opened': '2024-02-02' }), row({ 'Time Opened': '09:46' }), row());
  expect(trades.map(({ name }) => name)).toEqual(['line 4', 'line 3', 'line 2']);
});
