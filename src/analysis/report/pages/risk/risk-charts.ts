// The charts of simulated futures: equity ahead, how paths are spread, drawdown by way of drawing.
import type { MonteCarloResult, ScenarioEntry } from '../../../scenario/index.ts';
import type { ReportBlock } from '../../blocks/report-block.ts';
import { fanChart } from '../../charts/statistic-charts.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { chanceText, scenarioTitle, spanText } from '../../text/risk/simulated-figures.ts';

const FAN_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const CAVEAT =
  'Drawn from this run alone, in blocks of its sessions: a market that it never met is not in it, nor are other fills.';
const DOLLARS = { form: 'dollars', decimals: 0, unit: '$' } as const;
const SHARE = { form: 'ratio', decimals: 1, unit: '% of equity' } as const;

/** Equity over the sessions ahead, month by month. */
export function equityFan(
  { fan, meanBlockLength }: MonteCarloResult,
  ahead: ScenarioEntry,
): readonly ReportBlock[] {
  const last = fan.at(-1);
  if (last === undefined || fan.length < 2) return [];
  const dollars = (ratio: number): string => groupedNumber(ratio * ahead.startDollars, 0);
  return [
    {
      kind: 'chart',
      title: 'Equity ahead, $, quantiles of the paths',
      chart: fanChart({
        horizontal: { kind: 'count', title: 'sessions ahead' },
        at: fan.map(({ sessions }) => sessions),
        quantiles: FAN_QUANTILES.map((quantile, place) => ({
          quantile,
          values: fan.map(({ quantiles }) => (quantiles[place] as number) * ahead.startDollars),
        })),
        actual: undefined,
        level: { name: 'equity at the end of the run', value: ahead.startDollars },
        measure: DOLLARS,
      }),
      caption: `At the end of every 21 sessions, 50% and 90% of ${counted(ahead.paths, 'path')} lie in the bands; the line is the median. Blocks of ${groupedNumber(meanBlockLength, 1)} sessions on average keep losses that came together together.`,
      caveat: CAVEAT,
      description: `After ${counted(last.sessions, 'session')} the median is $ ${dollars(last.quantiles[2])}, 90% of the paths lie between $ ${dollars(last.quantiles[0])} and $ ${dollars(last.quantiles[4])}.`,
    },
  ];
}

/** How the paths ahead are spread: what they end with, and how far they fall. */
export function spreadCharts({ spreads }: MonteCarloResult, ahead: ScenarioEntry): readonly ReportBlock[] {
  return spreads.map((spread): ReportBlock => {
    const isFinal = spread.name === 'final-ratio';
    const row = ahead.distributions.find(({ name }) => name === spread.name);
    const [low, , middle, , high] = row?.quantiles ?? [0, 0, 0, 0, 0];
    // Ends are told as gains and losses of the start.
    const shown = (value: number): number => (isFinal ? value - 1 : value);
    const named = isFinal ? 'P&L at the end' : 'Deepest drawdown';
    return {
      kind: 'chart',
      title: `${named}, % of equity, paths ahead`,
      chart: {
        kind: 'distribution',
        bins: spread.counts.map((count, bin) => ({
          from: shown(spread.from + bin * spread.width),
          to: shown(spread.from + (bin + 1) * spread.width),
          count,
        })),
        marks: [
          { name: '5%', at: shown(low) },
          { name: 'median', at: shown(middle) },
          { name: '95%', at: shown(high) },
        ],
        countUnit: 'paths',
        isSigned: isFinal,
        measure: SHARE,
      },
      caption: isFinal
        ? `${counted(ahead.paths, 'path')} by what they end with, over equity at the end of the run.`
        : `${counted(ahead.paths, 'path')} by their deepest fall from an earlier high.`,
      caveat: CAVEAT,
      description: `${named}: median ${chanceText(shown(middle))}%, 90% of the paths between ${chanceText(shown(low))}% and ${chanceText(shown(high))}%.`,
    };
  });
}

/** The drawdown that one path in twenty passes, for each way of drawing the same sessions ahead. */
export function drawdownBars({ scenarios }: MonteCarloResult): readonly ReportBlock[] {
  const others = scenarios.filter(({ kind }) => kind !== 'run');
  if (others.length < 2) return [];
  const nameOf = (scenario: ScenarioEntry): string =>
    scenario.kind === 'horizon' ? 'blocks of sessions' : scenarioTitle(scenario);
  return [
    {
      kind: 'chart',
      title: 'Drawdown that one path in twenty passes, % of equity, by what is drawn',
      chart: {
        kind: 'interval-bars',
        rows: others.map((scenario) => ({
          name: nameOf(scenario),
          value: scenario.badDrawdown.value,
          low: scenario.badDrawdown.historyError?.low,
          high: scenario.badDrawdown.historyError?.high,
          n: scenario.drawnFrom,
        })),
        valueName: '95% quantile, its 95% interval',
        countUnit: 'drawn from',
        measure: SHARE,
      },
      caption:
        'The same time ahead, drawn in blocks of all sessions, by volatility bands as they followed each other, of one band alone, and trade by trade. The interval is from the history.',
      caveat:
        'One by one, trades lose no company: what several lose on the same days is gone, so that bar understates drawdown wherever trades overlap. A band alone has only its own sessions behind it.',
      description: others
        .map(
          (scenario) =>
            `${nameOf(scenario)} ${chanceText(scenario.badDrawdown.value)}% (${spanText(scenario.badDrawdown.historyError, chanceText)})`,
        )
        .join('; '),
    },
  ];
}
