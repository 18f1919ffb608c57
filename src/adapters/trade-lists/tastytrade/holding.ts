// What a row of tastytrade's transaction history is of: an option by its OCC symbol, or shares by their ticker.
import {
  cents,
  type Cents,
  type OptionRight,
  parseOccSymbol,
  type SessionDate,
  sessionDateOf,
} from '../../../core/domain/index.ts';
import type { ListRow } from '../cells/list-row.ts';
import { dateOfCell } from '../cells/time-cell.ts';

const ONE_SHARE = 1;

/** What a contract or share of the account is. */
export interface Holding {
  /** The OCC symbol, or the ticker of shares. */
  readonly symbol: string;
  readonly underlying: string;
  /** Absent for shares. */
  readonly option?: {
    readonly right: OptionRight;
    readonly strikeCents: Cents;
    readonly expiry: SessionDate;
    readonly root: string;
  };
  readonly multiplier: number;
}

/** What a row of the account's history is of; what cannot be read becomes the row's problem. */
export function holdingOf(row: ListRow): Holding {
  const underlying = row.text('underlying symbol').toUpperCase();
  const text = row.text('symbol').toUpperCase();
  if (row.text('instrument type').toLowerCase() === 'equity') {
    if (text === '') row.refuse('symbol', 'a ticker');
    return { symbol: text, underlying: underlying === '' ? text : underlying, multiplier: ONE_SHARE };
  }
  const symbol = parseOccSymbol(text);
  if (symbol === undefined || symbol.strikeMills % 10 !== 0) {
    row.refuse('symbol', "an option's symbol such as SPXW  240315P04200000");
    return { symbol: text, underlying, multiplier: ONE_SHARE };
  }
  const { right, root, strikeMills } = symbol;
  const option = {
    right,
    root,
    strikeCents: cents(strikeMills / 10),
    expiry: sessionDateOf(symbol.expiryDay),
  };
  refuseContradictions(row, option);
  const multiplier = row.number('multiplier', { least: 1, isWhole: true });
  return { symbol: symbol.symbol, underlying: underlying === '' ? root : underlying, option, multiplier };
}

/** The row names its contract twice. */
function refuseContradictions(row: ListRow, option: NonNullable<Holding['option']>): void {
  const strike = row.numberOrNone('strike price');
  if (strike !== undefined && Math.round(strike * 100) !== option.strikeCents)
    row.refuse('strike price', `${option.strikeCents / 100}, as in the symbol`);
  const right = row.text('call or put').toLowerCase();
  if (right !== '' && right !== option.right) row.refuse('call or put', `${option.right}, as in the symbol`);
  const expiry = row.text('expiration date');
  if (expiry !== '' && dateOfCell(expiry) !== option.expiry)
    row.refuse('expiration date', `${option.expiry}, as in the symbol`);
}

/** The OCC symbol as contracts are told apart, or the text in capitals where it is none. */
export function symbolOf(text: string): string {
  return parseOccSymbol(text)?.symbol ?? text.toUpperCase();
}
