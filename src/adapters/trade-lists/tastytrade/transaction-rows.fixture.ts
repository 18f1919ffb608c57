// Rows of a tastytrade transaction history for the tests of reading it: a condor on SPXW, and what may happen to it.
import { openCsv } from '../../market-data/csv/index.ts';
import { readTastytrade } from './read-tastytrade.ts';

export const HEADER =
  'Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average Price,Commissions,Fees,Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,Call or Put,Order #,Total,Currency';

/** An option's row: what is done, contract, contracts, value, order. */
interface Cells {
  readonly at: string;
  readonly act?: string;
  readonly sub?: string;
  readonly contract: string;
  readonly quantity?: number;
  readonly value: string;
  readonly fees?: string;
  readonly total?: string;
  readonly order?: string;
  readonly strike?: string;
}

/** `SPXW 240315P04100000`, a dollar a contract of commission on what an order opens. */
export function option({
  at,
  act = '',
  sub = '',
  contract,
  quantity = 1,
  value,
  fees = '-0.50',
  total = '',
  order = '',
  strike = '',
}: Cells): string {
  const type = sub === '' ? 'Trade' : 'Receive Deliver';
  const [root = ''] = contract.split(' ');
  const commission = act.endsWith('OPEN') ? `-${quantity}.00` : '--';
  const subType = sub === '' ? act.toLowerCase().replaceAll('_', ' ') : sub;
  return `${at},${type},${subType},${act},${contract},Equity Option,,"${value}",${quantity},,${commission},${fees},100,${root},${root},,${strike},,${order},${total},USD`;
}

export const shares = (
  at: string,
  act: string,
  value: string,
  total: string,
  type = 'Receive Deliver',
): string =>
  `${at},${type},${act.toLowerCase().replaceAll('_', ' ')},${act},SPY,Equity,,"${value}",100,,--,-5.00,,,,,,,,"${total}",USD`;

export const read = (...rows: readonly string[]) => readTastytrade(openCsv([HEADER, ...rows].join('\n')));

export const CONDOR = [
  'SPXW  240315P04100000',
  'SPXW  240315P04150000',
  'SPXW  240315C04300000',
  'SPXW  240315C04360000',
] as const;
export const OPENED_AT = '2024-02-01T09:45:10-0500';
export const opening = (quantity = 1): readonly string[] =>
  CONDOR.map((contract, place) =>
    option({
      at: OPENED_AT,
      act: place === 0 || place === 3 ? 'BUY_TO_OPEN' : 'SELL_TO_OPEN',
      contract,
      quantity,
      // 13.30 + 8.25 - 10.05 - 4.10 = 7.40 a share.
      value: String(([-1005, 1330, 825, -410][place] ?? 0) * quantity),
      order: '501',
    }),
  );
export const closing = (
  order: string,
  quantity: number,
  values: readonly number[],
  at = '2024-02-20T15:30:00-0500',
) =>
  CONDOR.map((contract, place) =>
    option({
      at,
      act: place === 0 || place === 3 ? 'SELL_TO_CLOSE' : 'BUY_TO_CLOSE',
      contract,
      quantity,
      value: String(values[place]),
      order,
    }),
  );
