// The table that follows a run's cash from its start to equity and to the net P&L, with what is left over: nothing.
import { plainRow, type TableBlock } from '../../blocks/report-block.ts';
import { numberText } from '../../blocks/typeset-number.ts';
import type { CashSection } from '../../document/attribution/cash-section.ts';
import { CASH_NAMES } from '../../text/attribution/part-words.ts';
import { groupedNumber } from '../../text/number-text.ts';

export function cashTable(cash: CashSection): TableBlock {
  const sum = (name: string, dollars: number, isTotal = false) =>
    plainRow([name, '', '', '', numberText(dollars, 2)], isTotal);
  return {
    kind: 'table',
    title: 'Where the cash came from and went, $',
    columns: [
      { title: 'Movement', unit: '', align: 'left' },
      { title: 'Records', unit: '', align: 'right' },
      { title: 'Received', unit: '$', align: 'right' },
      { title: 'Paid', unit: '$', align: 'right' },
      { title: 'Sum', unit: '$', align: 'right' },
    ],
    rows: [
      sum('Initial cash', cash.initialDollars),
      ...cash.entries.map(({ kind, count, receivedDollars, paidDollars }) =>
        plainRow([
          CASH_NAMES[kind],
          groupedNumber(count, 0),
          numberText(receivedDollars, 2),
          numberText(paidDollars, 2),
          numberText(receivedDollars + paidDollars, 2),
        ]),
      ),
      sum('Cash', cash.cashDollars, true),
      sum('Difference to the cash on record', cash.cashDifferenceDollars),
      sum('Marks of open trades', cash.marksDollars),
      sum('Equity', cash.equityDollars, true),
      sum('Difference to cash and marks', cash.equityDifferenceDollars),
      sum('P&L of closed trades', cash.closedPnlDollars),
      sum('P&L of open trades at their marks', cash.openPnlDollars),
      sum('Interest on cash', cash.interestDollars),
      sum('Net P&L: equity less initial cash', cash.netPnlDollars, true),
      sum('Difference of the two', cash.pnlDifferenceDollars),
    ],
    note: 'Added up from fills, settlements and the rest alone; the balances are those that the ledger states.',
    isDense: true,
  };
}
