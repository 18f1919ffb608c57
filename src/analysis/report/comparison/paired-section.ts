// What the paired tests say, as sentences and as a table.
import { PAIRED_SESSIONS_MIN } from '../../validation/index.ts';
import { plainRow, type TableBlock } from '../blocks/report-block.ts';
import { numberText, percentText } from '../blocks/typeset-number.ts';
import { counted, groupedNumber } from '../text/number-text.ts';
import type { PairedTest } from './paired-tests.ts';

/** One test in one sentence. */
export function pairedSentence({ first, second, sessions, difference, untested }: PairedTest): string {
  if (untested === 'same-returns')
    return `${second} against ${first}: the same return in every session (${groupedNumber(sessions, 0)} in common).`;
  if (difference === null)
    return `${second} against ${first}: not tested, ${counted(sessions, 'session')} in common where ${PAIRED_SESSIONS_MIN} are needed.`;
  const { mean } = difference;
  const isLuck = mean.low <= 0 && mean.high >= 0;
  const interval = `${percentText(mean.low, 2)} to ${percentText(mean.high, 2)}`;
  return (
    `${second} less ${first}: ${percentText(mean.value, 2)} a year, 95% interval ${interval}: ` +
    (isLuck ? 'luck could have made it.' : 'more than luck would make of one pair.')
  );
}

/** The tests as a table. */
export function pairedTable(tests: readonly PairedTest[]): TableBlock {
  const interval = (
    one: { readonly low: number; readonly high: number } | undefined,
    text: (value: number) => string,
  ): string => (one === undefined ? 'n/a' : `${text(one.low)} to ${text(one.high)}`);
  const percent = (value: number): string => numberText(100 * value, 2);
  const ratio = (value: number): string => numberText(value, 2);
  return {
    kind: 'table',
    title: 'Paired test of session returns above cash',
    columns: [
      { title: 'Difference', unit: '', align: 'left' },
      { title: 'Sessions', unit: 'in common', align: 'right' },
      { title: 'Mean', unit: '% a year', align: 'right' },
      { title: '95% interval', unit: '% a year', align: 'right' },
      { title: 'Sharpe ratio', unit: 'a year', align: 'right' },
      { title: '95% interval', unit: 'a year', align: 'right' },
    ],
    rows: tests.map(({ first, second, sessions, difference }) =>
      plainRow([
        `${second} − ${first}`,
        groupedNumber(sessions, 0),
        difference === null ? 'n/a' : percent(difference.mean.value),
        interval(difference?.mean, percent),
        difference?.sharpe === undefined ? 'n/a' : ratio(difference.sharpe.value),
        interval(difference?.sharpe, ratio),
      ]),
    ),
    note: 'Both series resampled together in blocks (stationary bootstrap, 1,000 draws, percentiles); with several pairs the chance that one looks different by luck is greater than 5%.',
    isDense: false,
  };
}
