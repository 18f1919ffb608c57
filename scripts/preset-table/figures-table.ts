// The rows of the presets' table as Markdown.
import type { PresetFigures } from './preset-figures.ts';

const HEADINGS = [
  'preset',
  'class, cash $',
  'trades',
  'losing',
  'wins %',
  'expectancy $',
  'fall %',
  'net P&L $',
  'at f = 0',
  'at 0.5',
  'at 1',
  'break-even f',
  'evidence',
];

const NOTHING = '-';
const SHOWN_FILLS = [0, 0.5, 1];

/** One row a preset, money in whole dollars; break-even f is blank where every f gains or every f loses. */
export function figuresTable(rows: readonly PresetFigures[]): string {
  return [
    `| ${HEADINGS.join(' | ')} |`,
    `|${HEADINGS.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
    '',
  ].join('\n');
}

function cellsOf(row: PresetFigures): readonly string[] {
  const { expectancy, expectancyError, winRate, breakEvenFill } = row;
  const error = expectancyError === undefined ? '' : ` ± ${whole(expectancyError)}`;
  return [
    `\`${row.preset}\``,
    `${row.root}, ${whole(row.cash)}`,
    row.trades === 0 ? `0 (${row.stoppedAt ?? NOTHING})` : whole(row.trades),
    whole(row.losing),
    winRate === undefined ? NOTHING : (100 * winRate).toFixed(1),
    expectancy === undefined ? NOTHING : `${whole(expectancy)}${error}`,
    (100 * row.drawdown).toFixed(1),
    whole(row.netPnl),
    ...SHOWN_FILLS.map((f) => whole(row.atFill.get(f) ?? Number.NaN)),
    breakEvenFill === undefined ? NOTHING : breakEvenFill.toFixed(2),
    row.evidence,
  ];
}

function whole(value: number): string {
  // Half a dollar of loss is no minus nothing.
  return (Math.round(value) + 0).toLocaleString('en-US');
}
