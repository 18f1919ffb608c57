// What was simulated of a run, for the console: a few lines under a backtest, the whole account in `quantor risk`.
import type { MonteCarloResult, MonteCarloSection, ScenarioEntry } from '../../../scenario/index.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { counted, groupedNumber } from '../number-text.ts';
import {
  CHANCE_LABELS,
  chanceText,
  scenarioTitle,
  spanText,
  WRITTEN_DISTRIBUTIONS,
} from './simulated-figures.ts';

const QUANTILE_TITLES = ['5%', '25%', '50%', '75%', '95%'];
const ERRORS_NOTE =
  'Of each median and chance two 95% intervals: "more paths" holds what paths without end would tell, "more history" ' +
  'what such a past without end would (a bootstrap of the bootstrap). A month is 21 sessions, one after the other.';

/** What the figures rest on and what they leave out. */
export const DRAWN_FROM_PAST =
  'The future is drawn from this past: what never happened in these sessions cannot happen here, and fills, prices and ' +
  'sizes are those of the run.';

/** A few lines under a backtest. */
export function monteCarloLines(section: MonteCarloSection | null): readonly string[] {
  if (section === null) return [];
  if (section.reason !== null)
    return [...heading('WHAT CAN BE LOST'), ...wrappedText(`Not simulated: ${section.reason}`)];
  const ahead = section.scenarios.find(({ kind }) => kind === 'horizon');
  if (ahead === undefined) return [];
  return [
    ...heading(
      `WHAT CAN BE LOST (${scenarioTitle(ahead)}, ${counted(ahead.paths, 'path')} drawn from this run)`,
    ),
    ...distributionTable(ahead, ['final-ratio', 'drawdown']),
    ...wrappedText(chancesSentence(ahead)),
    ...wrappedText(DRAWN_FROM_PAST),
  ];
}

/** `Chance of a loss at the end 60.1% (more history: 20.3 to 92.0), …`. */
function chancesSentence({ chances }: ScenarioEntry): string {
  const told = chances
    .filter(({ name, chance }) => name === 'loss' || name === 'drawdown-over-20' || chance > 0)
    .map(({ name, chance, historyError }) => {
      const span = historyError === null ? '' : ` (more history: ${spanText(historyError, chanceText)})`;
      return `${CHANCE_LABELS[name]} ${chanceText(chance)}%${span}`;
    });
  return `Chance of ${told.join('; ')}. Intervals hold what more paths, or more of such a past, would tell 95 in 100 times.`;
}

/** The whole account, lines ending in newlines. */
export function monteCarloText(section: MonteCarloSection): string {
  const lines =
    section.reason === null ? accountLines(section) : wrappedText(`Not simulated: ${section.reason}`);
  return `${lines.join('\n')}\n`;
}

function accountLines(result: MonteCarloResult): readonly string[] {
  const main = result.scenarios.filter(({ kind }) => kind === 'horizon' || kind === 'run');
  return [
    ...sampleLines(result),
    ...main.toReversed().flatMap(scenarioLines),
    ...wrappedText(ERRORS_NOTE),
    ...otherLines(result),
    ...bandLines(result),
    ...capitalLines(result),
  ];
}

function sampleLines(result: MonteCarloResult): readonly string[] {
  const { sessions, idleSessions, leftOutBefore, leftOutAfter, meanBlockLength } = result;
  return [
    ...heading('WHAT IS DRAWN FROM'),
    ...wrappedText(
      `${counted(sessions, 'session')} of ${result.from} to ${result.to}, ${groupedNumber(idleSessions, 0)} of them without a ` +
        `position; ${groupedNumber(leftOutBefore, 0)} before the first position and ${groupedNumber(leftOutAfter, 0)} after the ` +
        `last are left out. Returns on equity are drawn in blocks of ${groupedNumber(meanBlockLength, 1)} sessions on ` +
        'average, a length read from how far back they remember themselves.',
    ),
    ...wrappedText(DRAWN_FROM_PAST),
  ];
}

function scenarioLines(scenario: ScenarioEntry): readonly string[] {
  const start = groupedNumber(scenario.startDollars, 0);
  const title = `${scenarioTitle(scenario).toUpperCase()} (${counted(scenario.paths, 'path')} from $ ${start})`;
  return [
    ...heading(title),
    ...distributionTable(
      scenario,
      scenario.distributions.map(({ name }) => name),
    ),
    '',
    ...chanceTable(scenario),
  ];
}

function distributionTable(
  { distributions, badDrawdown }: ScenarioEntry,
  names: readonly string[],
): readonly string[] {
  const rows = distributions
    .filter(({ name }) => names.includes(name))
    .map(({ name, quantiles, simulationError, historyError }) => {
      const { label, write } = WRITTEN_DISTRIBUTIONS[name];
      return [
        label,
        ...quantiles.map(write),
        spanText(simulationError, write),
        spanText(historyError, write),
      ];
    });
  const { write } = WRITTEN_DISTRIBUTIONS.drawdown;
  const bad = [
    '  its 95% quantile',
    '',
    '',
    '',
    '',
    write(badDrawdown.value),
    spanText(badDrawdown.simulationError, write),
    spanText(badDrawdown.historyError, write),
  ];
  const place = rows.findIndex(([label]) => label === WRITTEN_DISTRIBUTIONS.drawdown.label);
  const all = [...rows.slice(0, place + 1), bad, ...rows.slice(place + 1)];
  const header = ['of the paths', ...QUANTILE_TITLES, 'more paths', 'more history'];
  return alignedRows([header, ...all], ['left', ...header.slice(1).map((): Alignment => 'right')]);
}

function chanceTable({ chances }: ScenarioEntry): readonly string[] {
  const rows = chances.map(({ name, chance, simulationError, historyError }) => [
    CHANCE_LABELS[name],
    chanceText(chance),
    spanText(simulationError, chanceText),
    spanText(historyError, chanceText),
  ]);
  const header = ['chance of', '% of paths', 'more paths', 'more history'];
  return alignedRows([header, ...rows], ['left', 'right', 'right', 'right']);
}

/** The same horizon drawn otherwise, a line each. */
function otherLines(result: MonteCarloResult): readonly string[] {
  const others = result.scenarios.filter(({ kind }) => kind !== 'run');
  const rows = others.map((scenario) => {
    const final = scenario.distributions.find(({ name }) => name === 'final-ratio');
    const { write } = WRITTEN_DISTRIBUTIONS['final-ratio'];
    const [low, , middle, , high] = final?.quantiles ?? [1, 1, 1, 1, 1];
    return [
      scenario.kind === 'horizon' ? 'blocks of sessions, as above' : scenarioTitle(scenario),
      groupedNumber(scenario.drawnFrom, 0),
      ...[low, middle, high].map(write),
      chanceText(scenario.badDrawdown.value),
      spanText(scenario.badDrawdown.historyError, chanceText),
    ];
  });
  const header = ['drawn as', 'out of', 'P&L % 5%', '50%', '95%', 'drawdown % 95%', 'more history'];
  return [
    ...heading('THE SAME TIME AHEAD, DRAWN OTHERWISE'),
    ...alignedRows([header, ...rows], ['left', ...header.slice(1).map((): Alignment => 'right')]),
    ...wrappedText(
      'One by one, trades lose no company: what several open trades lose on the same days, and in what order, is gone, so ' +
        'that row understates drawdown wherever trades overlap or losses cluster.',
    ),
  ];
}

function bandLines({ bands, unknownBandSessions }: MonteCarloResult): readonly string[] {
  if (bands.length === 0) return [];
  const rows = bands.map(({ band, sessions, next }) => [
    band,
    groupedNumber(sessions, 0),
    ...bands.map((_, place) => (next === null ? '-' : chanceText(next[place] ?? 0))),
  ]);
  const header = ['band', 'sessions', ...bands.map(({ band }) => `to ${band} %`)];
  const unknown =
    unknownBandSessions === 0 ? '' : ` ${counted(unknownBandSessions, 'session')} had no level and no band.`;
  return [
    ...heading('VOLATILITY BANDS (volatility index before the session: up to 15, 20, 30 points, above)'),
    ...alignedRows([header, ...rows], ['left', ...header.slice(1).map((): Alignment => 'right')]),
    ...wrappedText(`A band of fewer than 60 sessions is not drawn from on its own.${unknown}`),
  ];
}

function capitalLines({ capital }: MonteCarloResult): readonly string[] {
  const told = capital.map(({ drawdown, capitalDollars }) => {
    const dollars =
      capitalDollars === null ? 'no capital looked at' : `$ ${groupedNumber(capitalDollars, 0)}`;
    return `${groupedNumber(drawdown * 100, 0)}%: ${dollars}`;
  });
  return [
    ...heading('CAPITAL THAT KEEPS THE DRAWDOWN (in 95 of 100 paths ahead, for the same dollars a session)'),
    ...wrappedText(`${told.join(';  ')}.`),
  ];
}
