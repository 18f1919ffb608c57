// What a run came to in resampled worlds, as a person reads it, in lines of at most 100 characters.
import { alignedRows, groupedNumber, heading, wrappedText } from '../../analysis/report/index.ts';
import type {
  DistributionRow,
  JointFigure,
  JointRow,
  JointSection,
  MonteCarloSection,
} from '../../analysis/scenario/index.ts';

interface Words {
  readonly label: string;
  readonly shown: (value: number) => string;
  /** What the bootstrap of the run's own returns calls it, where it has it. */
  readonly ofReturns?: DistributionRow['name'];
}

const percent = (value: number): string => `${groupedNumber(value * 100, 1)}%`;
const dollars = (value: number): string => groupedNumber(value, 0);
const times = (value: number): string => groupedNumber(value, 2);

const WORDS: Readonly<Record<JointFigure, Words>> = {
  'net-pnl': { label: 'net P&L, dollars', shown: dollars },
  'final-ratio': { label: 'end over start', shown: times, ofReturns: 'final-ratio' },
  drawdown: { label: 'drawdown', shown: percent, ofReturns: 'drawdown' },
  trades: { label: 'trades', shown: dollars },
  'worst-trade': { label: 'worst trade, dollars', shown: dollars },
  sharpe: { label: 'Sharpe ratio', shown: times, ofReturns: 'sharpe' },
};

/** Ends in a line feed; `monteCarlo` is set beside it where it was simulated over the run's own length. */
export function jointText(section: JointSection, monteCarlo: MonteCarloSection): string {
  const { worlds, sessions, meanBlockLength, lossChance, levels } = section;
  const lines = [
    ...heading(`THE RUN MADE AGAIN IN ${groupedNumber(worlds, 0)} OTHER WORLDS`),
    ...wrappedText(
      `Each world is made of blocks of ${groupedNumber(meanBlockLength, 0)} sessions on average of the run's own ${groupedNumber(sessions, 0)}, joined where the level of volatility was alike; a session brings its bars and its levels. The strategy trades it anew, through the same engine.`,
    ),
    ...table(section.rows, monteCarlo),
    ...wrappedText(
      `${medianSentence(section.rows)}Chance of a loss ${percent(lossChance.share)} (${percent(lossChance.low)} to ${percent(lossChance.high)}). Volatility levels at 5, 50, 95 and 99%: ${levelText(levels.source)} in the run, ${levelText(levels.drawn)} in the worlds.`,
    ),
    ...wrappedText(
      '"Of returns": the same figure from the run\'s own session returns drawn again in blocks, which cannot trade otherwise than the run did. In brackets: 95% intervals of what more worlds would tell. Releases, rates and listings stay on their dates.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly JointRow[], monteCarlo: MonteCarloSection): readonly string[] {
  const head = ['', 'the run', 'worlds 5%', '50%', '95%', 'of returns 5%', '50%', '95%'];
  const cells = rows.map(({ name, actual, quantiles }) => {
    const { label, shown, ofReturns } = WORDS[name];
    const returned = ofReturns === undefined ? undefined : rowOfReturns(ofReturns, monteCarlo);
    return [
      label,
      actual === null ? '-' : shown(actual),
      shown(quantiles[0]),
      shown(quantiles[2]),
      shown(quantiles[4]),
      ...(returned === undefined
        ? ['', '', '']
        : [returned.quantiles[0], returned.quantiles[2], returned.quantiles[4]].map(shown)),
    ];
  });
  return alignedRows([head, ...cells], ['left', ...Array.from({ length: 7 }, () => 'right' as const)]);
}

/** Where the run stands among the worlds, and how sure their median is. */
function medianSentence(rows: readonly JointRow[]): string {
  const net = rows.find(({ name }) => name === 'net-pnl');
  if (net === undefined) return '';
  const { medianError, rank } = net;
  const stand = rank === null ? '' : `The run ended above ${percent(rank)} of the worlds. `;
  return `${stand}Median net P&L ${dollars(net.quantiles[2])} (${dollars(medianError.low)} to ${dollars(medianError.high)}). `;
}

function rowOfReturns(
  name: DistributionRow['name'],
  monteCarlo: MonteCarloSection,
): DistributionRow | undefined {
  if (monteCarlo.reason !== null) return undefined;
  const overRun = monteCarlo.scenarios.find(({ kind }) => kind === 'run');
  return overRun?.distributions.find((row) => row.name === name);
}

function levelText(levels: readonly number[]): string {
  return levels.map((level) => groupedNumber(level, 1)).join(', ');
}
