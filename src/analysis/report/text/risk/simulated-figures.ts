// How figures of a simulation are written: percent of equity for gains and falls, sessions for lengths.
import type { ChanceRow, DistributionRow, ScenarioEntry, SpanFigure } from '../../../scenario/index.ts';
import { groupedNumber } from '../number-text.ts';

export interface WrittenFigure {
  readonly label: string;
  readonly write: (value: number) => string;
}

const percent = (value: number): string => groupedNumber(value * 100, 1);

/** By the name of a distribution's row. */
export const WRITTEN_DISTRIBUTIONS: Readonly<Record<DistributionRow['name'], WrittenFigure>> = {
  'final-ratio': { label: 'P&L, % of the start', write: (ratio) => percent(ratio - 1) },
  growth: { label: 'growth, % a year', write: percent },
  drawdown: { label: 'deepest drawdown %', write: percent },
  'under-water': { label: 'sessions below a high', write: (value) => groupedNumber(value, 0) },
  'worst-day': { label: 'worst session %', write: (value) => groupedNumber(value * 100, 2) },
  'worst-month': { label: 'worst month %', write: percent },
  sharpe: { label: 'Sharpe, a year', write: (value) => groupedNumber(value, 2) },
};

/** By the name of a chance's row. */
export const CHANCE_LABELS: Readonly<Record<ChanceRow['name'], string>> = {
  loss: 'a loss at the end',
  'drawdown-over-20': 'a drawdown over 20%',
  'drawdown-over-30': 'a drawdown over 30%',
  'drawdown-over-50': 'a drawdown over 50%',
  'below-margin': 'equity below what the positions needed',
};

/** A chance in percent with one decimal; one too small to show is not zero. */
export function chanceText(chance: number): string {
  if (chance > 0 && chance < 0.0005) return '<0.1';
  return percent(chance);
}

/** `1.2 to 3.4`, or `-` for none. */
export function spanText(span: SpanFigure | null, write: (value: number) => string): string {
  return span === null ? '-' : `${write(span.low)} to ${write(span.high)}`;
}

/** What a scenario is, in words. */
export function scenarioTitle({ kind, band, steps, drawnFrom }: ScenarioEntry): string {
  switch (kind) {
    case 'run':
      return `as long as the run, ${groupedNumber(steps, 0)} sessions`;
    case 'horizon':
      return `${groupedNumber(steps, 0)} sessions ahead`;
    case 'bands':
      return 'bands as they followed each other';
    case 'band':
      return `all of it ${band ?? ''}`;
    case 'trades':
      return `${groupedNumber(steps, 0)} draws of the ${groupedNumber(drawnFrom, 0)} trades`;
  }
}
