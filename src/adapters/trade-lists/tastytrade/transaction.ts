// One row of tastytrade's transaction history: the contract, which way it moved, and the money.
import { cents, type Cents, type ImportedMoment, type SessionDate } from '../../../core/domain/index.ts';
import { listRow, type ListRow } from '../cells/list-row.ts';
import { stampedMoment } from '../cells/time-cell.ts';
import type { QuarantinedRow, TableRow } from '../trade-list-file.ts';
import { type Holding, holdingOf, symbolOf } from './holding.ts';

/** Without these no trade can be told; `description`, `total` and, in exports of 2022 and 2023, `sub type` may be missing. */
export const TASTYTRADE_COLUMNS = [
  'date',
  'type',
  'action',
  'symbol',
  'instrument type',
  'value',
  'quantity',
  'commissions',
  'fees',
  'multiplier',
  'underlying symbol',
  'expiration date',
  'strike price',
  'call or put',
  'order',
] as const;

const ORDER_LENGTH_MAX = 20;
const KIND_LENGTH_MAX = 40;

/** Where a contract or share leaves the account without an order; cash settlement pays, the others do not. */
const REMOVALS: ReadonlySet<string> = new Set(['expiration', 'assignment', 'exercise']);
const SETTLEMENTS: ReadonlySet<string> = new Set(['cash settled assignment', 'cash settled exercise']);

const REMOVAL_WORDS = /^removal of .* due to (expiration|assignment|exercise)\b/i;

export interface Transaction {
  readonly line: number;
  readonly moment: ImportedMoment;
  readonly holding: Holding;
  /** `removal`: by expiration, assignment or exercise; `settlement`: in cash; `delivery`: shares of an option. */
  readonly kind: 'open' | 'close' | 'removal' | 'settlement' | 'delivery';
  /** Sub type in small letters. */
  readonly subType: string;
  /** Contracts or shares, positive. */
  readonly quantity: number;
  /** + bought; `undefined` where the row does not say, which the open position does. */
  readonly isBuy: boolean | undefined;
  /** Empty where no order was sent. */
  readonly order: string;
  /** Cash before costs, + received. */
  readonly valueCents: Cents;
  /** Commissions and fees, + paid. */
  readonly feesCents: Cents;
  /** Cash after costs by the list's own column, or by the two above where it has none. */
  readonly totalCents: Cents;
}

export type RowReading =
  | { readonly kind: 'transaction'; readonly transaction: Transaction }
  | { readonly kind: 'passed-over'; readonly what: string }
  | {
      readonly kind: 'quarantined';
      readonly row: QuarantinedRow;
      /** What may be incomplete without it; empty where even that cannot be read. */
      readonly order: string;
      readonly symbol: string;
    };

/** Reads a row of `header`, the names in small letters. */
export function readTransaction(header: readonly string[], ...cells: TableRow): RowReading {
  const row = listRow(header, ...cells);
  const what = passedOverKind(row);
  if (what !== undefined && row.problem() === undefined) return { kind: 'passed-over', what };
  const transaction = transactionOf(row);
  const problem = row.problem();
  if (problem === undefined) return { kind: 'transaction', transaction };
  const symbol = symbolOf(row.text('symbol'));
  return { kind: 'quarantined', row: problem, order: row.text('order'), symbol };
}

/** What is neither an option's row nor one of shares that an option may have brought. */
function passedOverKind(row: ListRow): string | undefined {
  const type = row.text('type').toLowerCase().slice(0, KIND_LENGTH_MAX);
  if (type !== 'trade' && type !== 'receive deliver') return type === '' ? undefined : type;
  const instrument = row.text('instrument type').toLowerCase();
  return instrument === 'equity option' || instrument === 'equity' || instrument === ''
    ? undefined
    : `${type} of ${instrument.slice(0, KIND_LENGTH_MAX)}`;
}

function transactionOf(row: ListRow): Transaction {
  const moment = stampedMoment(row.text('date'));
  if (moment === undefined) row.refuse('date', 'a time with its offset such as 2024-01-31T09:45:00-0500');
  const holding = holdingOf(row);
  const subType = subTypeOf(row);
  const action = row.text('action').toLowerCase().replaceAll('_', ' ');
  const kind = kindOf(subType, action, row);
  if (kind === undefined) row.refuse('sub type', 'an opening, a closing or a removal');
  if (row.text('order').length > ORDER_LENGTH_MAX)
    row.refuse('order', `at most ${ORDER_LENGTH_MAX} characters`);
  const valueCents = row.cents('value');
  const feesCents = cents(0 - (row.centsOrNone('commissions') ?? 0) - (row.centsOrNone('fees') ?? 0));
  return {
    line: row.line,
    moment: moment ?? { date: '0000-01-01' as SessionDate },
    holding,
    kind: kind ?? 'close',
    subType,
    // Reinvested dividends bring parts of shares.
    quantity: row.number(
      'quantity',
      holding.option === undefined ? { least: 0, isWhole: false } : { least: 1, isWhole: true },
    ),
    isBuy: isBuyOf(action === '' ? subType : action),
    order: row.text('order'),
    valueCents,
    feesCents,
    totalCents: row.centsOrNone('total') ?? cents(valueCents - feesCents),
  };
}

/** In small letters; of a row without the column from its action, or from what its description says of a removal. */
function subTypeOf(row: ListRow): string {
  const told = row.text('sub type').toLowerCase();
  if (told !== '') return told;
  const [, removal = ''] = REMOVAL_WORDS.exec(row.text('description')) ?? [];
  return removal === '' ? row.text('action').toLowerCase().replaceAll('_', ' ') : removal.toLowerCase();
}

function kindOf(subType: string, action: string, row: ListRow): Transaction['kind'] | undefined {
  if (SETTLEMENTS.has(subType)) return 'settlement';
  if (REMOVALS.has(subType)) return 'removal';
  if (row.text('type').toLowerCase() === 'receive deliver')
    return row.text('instrument type').toLowerCase() === 'equity' ? 'delivery' : undefined;
  const words = action === '' ? subType : action;
  if (/^(?:buy|sell) to open$/.test(words)) return 'open';
  return /^(?:buy|sell) to close$/.test(words) ? 'close' : undefined;
}

function isBuyOf(words: string): boolean | undefined {
  if (words.startsWith('buy')) return true;
  return words.startsWith('sell') ? false : undefined;
}
