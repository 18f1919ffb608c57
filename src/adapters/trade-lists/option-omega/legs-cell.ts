// Reads the cell in which Option Omega lists a trade's legs: `2 Mar 15 4200 P STO 12.30 | 2 Mar 15 4190 P BTO 10.05`.
import {
  centsFromDollars,
  type ImportedLeg,
  parseSessionDate,
  type SessionDate,
} from '../../../core/domain/index.ts';

const LEG =
  /^(\d{1,6}) ([A-Z]{3}) (\d{1,2}) (\d{1,6}(?:\.\d{1,2})?) ([PC]) (STO|BTO) (\d{1,6}(?:\.\d{1,4})?)$/i;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** The 29th of February is at most eight years away: 1896 to 1904, and 2096 to 2104. */
const YEARS_TRIED = 9;

/**
 * The legs, or the text that is none. The cell has no year: an expiry is the first such day at or after the opening, so legs of
 * more than a year cannot be told from shorter ones.
 */
export function legsOfCell(cell: string, openedOn: SessionDate): readonly ImportedLeg[] | string {
  const legs: ImportedLeg[] = [];
  for (const part of cell.split(/[|;]/)) {
    const text = part.trim().replaceAll(/\s+/g, ' ');
    const leg = legOf(text, openedOn);
    if (leg === undefined) return text;
    legs.push(leg);
  }
  return legs;
}

function legOf(text: string, openedOn: SessionDate): ImportedLeg | undefined {
  const [, count = '', month = '', day = '', strike = '', right = '', action = '', price = ''] =
    LEG.exec(text) ?? [];
  const expiry = expiryOf(MONTHS.indexOf(month.toUpperCase()) + 1, Number(day), openedOn);
  if (expiry === undefined || Number(count) === 0 || Number(strike) === 0) return undefined;
  return {
    right: right.toUpperCase() === 'P' ? 'put' : 'call',
    strikeCents: centsFromDollars(Number(strike)),
    expiry,
    quantity: action.toUpperCase() === 'STO' ? -Number(count) : Number(count),
    entryCents: Math.round(Number(price) * 10_000) / 100,
  };
}

function expiryOf(month: number, day: number, openedOn: SessionDate): SessionDate | undefined {
  if (month === 0) return undefined;
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const first = Number(openedOn.slice(0, 4));
  for (let year = first; year < first + YEARS_TRIED; year += 1) {
    const date = parseSessionDate(`${year}-${monthAndDay}`);
    if (date !== undefined && date >= openedOn) return date;
  }
  return undefined;
}
