// Reads the trade log of an Option Omega backtest: one row a trade, money in dollars, times of New York.
import {
  cents,
  type Cents,
  type ImportedLeg,
  type ImportedMoment,
  type ImportedTrade,
  productOf,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { compareMoments, listRow, type ListRow } from '../cells/list-row.ts';
import { easternMoment } from '../cells/time-cell.ts';
import { readRows } from '../read-rows.ts';
import type { ListReading, ListTable } from '../trade-list-file.ts';
import { legsOfCell } from './legs-cell.ts';

/** Without these no trade can be told; the rest of the log's columns may be missing. */
export const OPTION_OMEGA_COLUMNS = [
  'date opened',
  'time opened',
  'legs',
  'premium',
  'date closed',
  'avg. closing cost',
  'p/l',
  'no. of contracts',
] as const;

/** Names that the log's columns of costs have had. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'opening comms & fees': 'opening commissions + fees',
  'opening commissions & fees': 'opening commissions + fees',
  'closing comms & fees': 'closing commissions + fees',
  'closing commissions & fees': 'closing commissions + fees',
};

/** The log counts dollars a contract of any class as of a hundred shares. */
const { multiplier } = productOf('SPX');
const SHARE_OF_LEGS_MIN = 0.1;
const TEXT_LENGTH_MAX = 200;

export function readOptionOmega(table: ListTable): ListReading {
  const header = table.header.map((name) => OTHER_NAMES[name] ?? name);
  return readRows(table, (...cells) => {
    const row = listRow(header, ...cells);
    const trade = tradeOf(row);
    return row.problem() ?? trade;
  });
}

function tradeOf(row: ListRow): ImportedTrade {
  const openedOn = row.date('date opened');
  const legs = legsOf(row, openedOn);
  const contracts = row.number('no. of contracts', { least: 1, isWhole: true });
  const creditCents = row.centsOfUnits('premium', contracts);
  refusePremiumInPoints(row, legs, { creditCents, contracts });
  const fees = [row.centsOrNone('opening commissions + fees'), row.centsOrNone('closing commissions + fees')];
  const opened = momentOf(row, openedOn, 'time opened');
  const closed = closedOf(row, opened);
  return {
    name: `line ${row.line}`,
    lines: [row.line],
    opened,
    ...(closed === undefined ? {} : { closed, ...outcomeOf(row, contracts) }),
    legs,
    contracts,
    multiplier,
    creditCents,
    ...feesOf(fees),
    ...textOf(row, 'strategy', 'strategy'),
    ...(closed === undefined ? {} : textOf(row, 'reason for close', 'reason')),
    events: [],
  };
}

function legsOf(row: ListRow, openedOn: SessionDate): readonly ImportedLeg[] {
  const legs = legsOfCell(row.text('legs'), openedOn);
  if (typeof legs !== 'string') return legs;
  row.refuse('legs', 'legs such as 1 Mar 15 4200 P STO 12.30', `"${legs.slice(0, 60)}"`);
  return [];
}

/** The log's premium is in dollars a contract: legs at 3.10 less some slippage make 300, not 3. */
function refusePremiumInPoints(
  row: ListRow,
  legs: readonly ImportedLeg[],
  { creditCents, contracts }: { readonly creditCents: Cents; readonly contracts: number },
): void {
  const legsCents = legs.reduce(
    (sum, { quantity = 0, entryCents = 0 }) => sum - quantity * entryCents * multiplier,
    0,
  );
  const asPointsCents = creditCents * multiplier;
  const isSmall = Math.abs(creditCents) < Math.abs(legsCents) * SHARE_OF_LEGS_MIN;
  if (creditCents !== 0 && isSmall && Math.abs(asPointsCents - legsCents) < Math.abs(legsCents) / 2) {
    const dollars = (legsCents / contracts / 100).toFixed(2);
    row.refuse('premium', `dollars a contract, near the legs' ${dollars}`);
  }
}

function closedOf(row: ListRow, opened: ImportedMoment): ImportedMoment | undefined {
  if (row.text('date closed') === '') return undefined;
  const date = row.date('date closed');
  if (date < opened.date) row.refuse('date closed', `a date from ${opened.date} on`);
  if (row.text('time closed') === '') return { date };
  const closed = momentOf(row, date, 'time closed');
  if (compareMoments(closed, opened) < 0) row.refuse('time closed', 'a time after the opening');
  return closed;
}

function momentOf(row: ListRow, date: SessionDate, column: string): ImportedMoment {
  if (row.problem() !== undefined) return { date };
  const moment = easternMoment(date, row.text(column));
  if (moment === undefined) row.refuse(column, 'a time such as 09:45:00');
  return moment ?? { date };
}

function outcomeOf(row: ListRow, contracts: number): Pick<ImportedTrade, 'closingCents' | 'pnlCents'> {
  const pnlCents = row.cents('p/l');
  return row.text('avg. closing cost') === ''
    ? { pnlCents }
    : { closingCents: row.centsOfUnits('avg. closing cost', contracts), pnlCents };
}

/** Absent where the log has neither column, or nothing in them. */
function feesOf(fees: readonly (Cents | undefined)[]): Pick<ImportedTrade, 'feesCents'> {
  const known = fees.filter((fee) => fee !== undefined);
  return known.length === 0 ? {} : { feesCents: cents(known.reduce((sum, fee) => sum + fee, 0)) };
}

function textOf<K extends 'strategy' | 'reason'>(
  row: ListRow,
  column: string,
  key: K,
): { [Key in K]?: string } {
  const text = row.text(column).slice(0, TEXT_LENGTH_MAX);
  return text === '' ? {} : ({ [key]: text } as { [Key in K]?: string });
}
