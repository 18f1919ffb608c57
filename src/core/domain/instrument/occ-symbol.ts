// Reads the symbol under which the Options Clearing Corporation lists a contract, as vendors write it.
import { dayNumberOf, parseSessionDate } from '../calendar-date.ts';
import type { DayNumber } from '../time.ts';
import type { OptionRight } from './option-contract.ts';

/** What a symbol says of its contract. */
export interface OccSymbol {
  /** Without padding, in capitals: `SPXW260220P06800000`. */
  readonly symbol: string;
  /** In capitals; that of an adjusted contract ends in a digit, `SPY1` for one, and delivers something else. */
  readonly root: string;
  readonly expiryDay: DayNumber;
  readonly right: OptionRight;
  /** In thousandths of a dollar, the unit of the symbol. */
  readonly strikeMills: number;
}

const SYMBOL = /^([A-Z][A-Z0-9]{0,5}) *(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/;

/**
 * The contract of a symbol, its root padded with blanks or not, in any case; `undefined` where the text is none.
 * Source: Options Clearing Corporation (2008), "Options Symbology Initiative", version 1.8: root, yymmdd, C or P, strike x 1000.
 */
export function parseOccSymbol(text: string): OccSymbol | undefined {
  const match = SYMBOL.exec(text.trim().toUpperCase());
  if (match === null) return undefined;
  const [, root = '', year = '', month = '', day = '', right = '', mills = ''] = match;
  const expiry = parseSessionDate(`20${year}-${month}-${day}`);
  if (expiry === undefined || Number(mills) === 0) return undefined;
  return {
    symbol: `${root}${year}${month}${day}${right}${mills}`,
    root,
    expiryDay: dayNumberOf(expiry),
    right: right === 'C' ? 'call' : 'put',
    strikeMills: Number(mills),
  };
}
