// Reads what optopsy writes of single trades: the raw frame of a strategy, or the log of its simulator.
import {
  addDays,
  cents,
  type ImportedTrade,
  productOf,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { listRow, type ListRow } from '../cells/list-row.ts';
import { readRows } from '../read-rows.ts';
import type { ListReading, ListTable } from '../trade-list-file.ts';
import { legsOf, type NamedStrike, rightOfText } from './condor-legs.ts';

/** Names as the CSV reader gives them, underscores read as blanks. */
export const OPTOPSY_LOG_COLUMNS = [
  'trade id',
  'underlying symbol',
  'entry date',
  'exit date',
  'expiration',
  'entry cost',
  'exit proceeds',
  'quantity',
  'multiplier',
  'realized pnl',
  'description',
] as const;

export const OPTOPSY_FRAME_COLUMNS = [
  'underlying symbol',
  'expiration',
  'dte entry',
  'option type leg1',
  'strike leg1',
  'total entry cost',
  'total exit proceeds',
] as const;

const LEGS_MAX = 4;
const TICKER = /^[A-Z0-9./^$]{1,10}$/;
/** The frame's figures are a share of one unit, which no column sizes. */
const FRAME_UNIT = { contracts: 1, multiplier: productOf('SPX').multiplier };

export function readOptopsyLog(table: ListTable): ListReading {
  return readRows(table, (...cells) => {
    const row = listRow(table.header, ...cells);
    const trade = loggedTrade(row);
    return row.problem() ?? trade;
  });
}

export function readOptopsyFrame(table: ListTable): ListReading {
  return readRows(table, (...cells) => {
    const row = listRow(table.header, ...cells);
    const trade = framedTrade(row, table.header);
    return row.problem() ?? trade;
  });
}

function loggedTrade(row: ListRow): ImportedTrade {
  const contracts = row.number('quantity', { least: 1, isWhole: true });
  const multiplier = row.number('multiplier', { least: 1, isWhole: true });
  const strikes = describedStrikes(row);
  const opened = row.date('entry date');
  const closed = row.date('exit date');
  if (closed < opened) row.refuse('exit date', `a date from ${opened} on`);
  return {
    name: `trade ${row.number('trade id', { least: 0, isWhole: true })}`,
    closed: { date: closed },
    ...common(
      row,
      { strikes, opened, contracts, multiplier },
      { entry: 'entry cost', exit: 'exit proceeds' },
    ),
    pnlCents: row.cents('realized pnl'),
  };
}

function framedTrade(row: ListRow, header: readonly string[]): ImportedTrade {
  const expiry = row.date('expiration');
  const dte = row.number('dte entry', { least: 0, isWhole: true });
  const quoted = header.includes('quote date entry') ? row.date('quote date entry') : undefined;
  if (dte > 36_500) row.refuse('dte entry', 'days up to 36500');
  const opened = quoted ?? (row.problem() === undefined ? addDays(expiry, -dte) : expiry);
  const sizes = { strikes: columnStrikes(row, header), opened, ...FRAME_UNIT };
  const trade = common(row, sizes, { entry: 'total entry cost', exit: 'total exit proceeds' });
  const { creditCents, closingCents = 0, feesCents = 0 } = trade;
  return { name: `line ${row.line}`, ...trade, pnlCents: cents(creditCents - closingCents - feesCents) };
}

/** Costs and proceeds are signed cash a share: a credit is a negative cost, and closing it a negative amount of proceeds. */
function common(
  row: ListRow,
  {
    strikes,
    opened,
    contracts,
    multiplier,
  }: {
    readonly strikes: readonly NamedStrike[];
    readonly opened: SessionDate;
    readonly contracts: number;
    readonly multiplier: number;
  },
  columns: { readonly entry: string; readonly exit: string },
): Omit<ImportedTrade, 'name' | 'pnlCents'> {
  const underlying = row.text('underlying symbol').toUpperCase();
  if (!TICKER.test(underlying)) row.refuse('underlying symbol', 'a ticker');
  const units = contracts * multiplier;
  const entryCents = row.centsOfUnits(columns.entry, units);
  const exitCents = row.centsOfUnits(columns.exit, units);
  const hasCommission = row.text('total commission') !== '';
  const expiry = row.date('expiration');
  return {
    lines: [row.line],
    underlying,
    opened: { date: opened },
    legs: row.problem() === undefined ? legsOf(strikes, { expiry, contracts, creditCents: -entryCents }) : [],
    contracts,
    multiplier,
    creditCents: cents(-entryCents),
    closingCents: cents(-exitCents),
    feesCents: hasCommission ? row.centsOfUnits('total commission', units) : cents(0),
    events: [],
  };
}

/** `put 4100.0/put 4150.0/call 4300.0/call 4350.0`. */
function describedStrikes(row: ListRow): readonly NamedStrike[] {
  const strikes = row
    .text('description')
    .split('/')
    .map((part) => {
      const [word = '', amount = ''] = part.trim().split(/\s+/);
      return { right: rightOfText(word), strike: Number(amount) };
    });
  const known = strikes.filter((one): one is NamedStrike => one.right !== undefined && isStrike(one.strike));
  if (known.length !== strikes.length) row.refuse('description', 'legs such as put 4100.0/call 4300.0');
  return known;
}

function columnStrikes(row: ListRow, header: readonly string[]): readonly NamedStrike[] {
  const strikes: NamedStrike[] = [];
  for (let leg = 1; leg <= LEGS_MAX && header.includes(`strike leg${leg}`); leg += 1) {
    const column = `option type leg${leg}`;
    const right = rightOfText(row.text(column));
    const strike = row.number(`strike leg${leg}`, { least: 0.01, isWhole: false });
    if (right === undefined) row.refuse(column, 'put or call');
    else if (!isStrike(strike)) row.refuse(`strike leg${leg}`, 'a strike');
    else strikes.push({ right, strike });
  }
  return strikes;
}

function isStrike(points: number): boolean {
  return points > 0 && points < 1e7;
}
