// What could be lost: futures drawn from the run's own sessions, as a page of the report.
import type { MonteCarloResult, MonteCarloSection, ScenarioEntry } from '../../../scenario/index.ts';
import { type ReportBlock, type ReportSection, type TableBlock } from '../../blocks/report-block.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { DRAWN_FROM_PAST } from '../../text/risk/monte-carlo-text.ts';
import {
  CHANCE_LABELS,
  chanceText,
  scenarioTitle,
  spanText,
  WRITTEN_DISTRIBUTIONS,
} from '../../text/risk/simulated-figures.ts';
import { typesetRow } from './typeset-row.ts';
import { drawdownBars, equityFan, spreadCharts } from './risk-charts.ts';

const ERRORS_NOTE =
  'Intervals of 95%. More paths: it holds what paths without end would tell. More history: what such a past without end would, ' +
  'by a bootstrap of the bootstrap; a dash where none can be told, as for extremes.';

/** The section on simulated futures; `undefined` where none were asked for. */
export function riskPage(section: MonteCarloSection | null): ReportSection | undefined {
  if (section === null) return undefined;
  const head = { id: 'risk', title: 'What can be lost' };
  if (section.reason !== null) {
    return { ...head, lead: `Not simulated: ${section.reason}`, blocks: [] };
  }
  const ahead = section.scenarios.find(({ kind }) => kind === 'horizon');
  const run = section.scenarios.find(({ kind }) => kind === 'run');
  if (ahead === undefined) return undefined;
  return {
    ...head,
    lead: leadOf(section, ahead),
    blocks: [
      ...equityFan(section, ahead),
      ...spreadCharts(section, ahead),
      chanceTable(ahead),
      distributionTable(ahead),
      ...drawdownBars(section),
      ...(run === undefined ? [] : [distributionTable(run), chanceTable(run)]),
      bandTable(section),
      capitalTable(section),
      { kind: 'paragraph', text: DRAWN_FROM_PAST },
    ],
  };
}

function leadOf(result: MonteCarloResult, ahead: ScenarioEntry): string {
  const loss = ahead.chances.find(({ name }) => name === 'loss');
  const { value, historyError } = ahead.badDrawdown;
  const span =
    historyError === null ? '' : ` (more history: ${spanText(historyError, chanceText)}, 95 in 100 times)`;
  return (
    `Over ${counted(ahead.steps, 'session')} ahead drawn from ${counted(result.sessions, 'session')} of this run, ` +
    `${chanceText(loss?.chance ?? 0)}% of the paths end with a loss, and one in twenty falls by more than ` +
    `${chanceText(value)}%${span}.`
  );
}

function chanceTable(scenario: ScenarioEntry): TableBlock {
  return {
    kind: 'table',
    title: `Chances, ${scenarioTitle(scenario)}`,
    columns: [
      { title: 'Chance of', unit: '', align: 'left' },
      { title: 'Paths', unit: '%', align: 'right' },
      { title: 'More paths', unit: '%', align: 'right' },
      { title: 'More history', unit: '%', align: 'right' },
    ],
    rows: scenario.chances.map(({ name, chance, simulationError, historyError }) =>
      typesetRow([
        CHANCE_LABELS[name],
        chanceText(chance),
        spanText(simulationError, chanceText),
        spanText(historyError, chanceText),
      ]),
    ),
    note: `${counted(scenario.paths, 'path')} from $ ${groupedNumber(scenario.startDollars, 0)}. ${ERRORS_NOTE}`,
    isDense: false,
  };
}

function distributionTable(scenario: ScenarioEntry): TableBlock {
  return {
    kind: 'table',
    title: `Quantiles of the paths, ${scenarioTitle(scenario)}`,
    columns: [
      { title: 'Figure', unit: '', align: 'left' },
      ...['5%', '25%', '50%', '75%', '95%'].map((title) => ({ title, unit: '', align: 'right' as const })),
      { title: 'Median, more history', unit: '', align: 'right' },
    ],
    rows: scenario.distributions.map(({ name, quantiles, historyError }) => {
      const { label, write } = WRITTEN_DISTRIBUTIONS[name];
      return typesetRow([label, ...quantiles.map(write), spanText(historyError, write)]);
    }),
    note: 'Sessions below a high: the longest time under an earlier one. A month: 21 sessions, one after the other. The Sharpe ratio is without a cash rate. Of extremes there is no interval of history: a bootstrap cannot judge them.',
    isDense: true,
  };
}

function bandTable({ bands, unknownBandSessions }: MonteCarloResult): TableBlock {
  const unknown =
    unknownBandSessions === 0 ? '' : ` ${counted(unknownBandSessions, 'session')} had no level and no band.`;
  return {
    kind: 'table',
    title: 'Volatility bands: sessions, and what followed them',
    columns: [
      { title: 'Band', unit: '', align: 'left' },
      { title: 'Sessions', unit: '', align: 'right' },
      ...bands.map(({ band }) => ({ title: `To ${band}`, unit: '%', align: 'right' as const })),
    ],
    rows: bands.map(({ band, sessions, next }) =>
      typesetRow([
        band,
        groupedNumber(sessions, 0),
        ...bands.map((_, place) => (next === null ? '-' : chanceText(next[place] ?? 0))),
      ]),
    ),
    note: `By the volatility index known before the session: up to 15, 20 and 30 points, and above. A band of fewer than 60 sessions is not drawn from on its own.${unknown}`,
    isDense: false,
  };
}

function capitalTable({ capital }: MonteCarloResult): ReportBlock {
  return {
    kind: 'table',
    title: 'Capital that keeps the drawdown',
    columns: [
      { title: 'Drawdown kept in 95 of 100 paths', unit: '%', align: 'right' },
      { title: 'Capital', unit: '$', align: 'right' },
    ],
    rows: capital.map(({ drawdown, capitalDollars }) =>
      typesetRow([
        groupedNumber(drawdown * 100, 0),
        capitalDollars === null ? '-' : groupedNumber(capitalDollars, 0),
      ]),
    ),
    note: 'For the same dollars won and lost in a session, over the sessions ahead: what to hold, not what to earn.',
    isDense: false,
  };
}
