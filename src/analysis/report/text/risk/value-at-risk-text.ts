// Value at risk of a run, for the console: a few lines under a backtest, the whole account in `quantor risk`.
import type {
  ForecastTestRow,
  TailRow,
  ValueAtRiskResult,
  ValueAtRiskSection,
} from '../../../scenario/index.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { counted, groupedNumber } from '../number-text.ts';
import { spanText } from './simulated-figures.ts';

const percent = (value: number): string => groupedNumber(value * 100, 2);
const P_VALUE_LOW = 0.05;

/** What the two methods are. */
export const METHODS_NOTE =
  'Historical: the losses of those sessions as they were. Filtered: the same losses over the volatility before each, at the ' +
  'volatility of the last session (weights of 0.94 to the power of age). Intervals hold 95 in 100 times.';

/** Why the two methods differ, as a sentence of its own that begins with a space; empty without figures of both. */
export function whyTheyDiffer({ rows, to }: ValueAtRiskResult): string {
  const valueOf = (wanted: TailRow['method']): number =>
    rows.find(({ method, sessions, level }) => method === wanted && sessions === 1 && level === 0.95)
      ?.valueAtRisk ?? 0;
  const [usual, now] = [valueOf('historical'), valueOf('filtered')];
  if (usual <= 0 || now <= 0) return '';
  return (
    ` Historical tells of all these sessions alike, filtered of the session after ${to}: at 95% the volatility of then ` +
    `makes it ${groupedNumber(now / usual, now < usual ? 2 : 1)} times as much.`
  );
}

/** A few lines under a backtest. */
export function valueAtRiskLines(section: ValueAtRiskSection | null): readonly string[] {
  if (section === null) return [];
  // Where there is no history to draw from, the simulation has said so a line above.
  if (section.reason !== null) return wrappedText(`No value at risk: ${section.reason}`);
  const rows = section.rows.filter(({ sessions }) => sessions === 1);
  const told = rows.flatMap(({ method, level, valueAtRisk, conditional, valueAtRiskInterval }) =>
    valueAtRisk === null || conditional === null
      ? []
      : [
          `${method} ${groupedNumber(level * 100, 0)}%: ${percent(valueAtRisk)} (${spanText(valueAtRiskInterval, percent)}), ` +
            `beyond it ${percent(conditional)} on average`,
        ],
  );
  const of = `Value at risk, % of equity in a session with a position (${groupedNumber(section.heldSessions, 0)} of them): `;
  if (told.length > 0) return wrappedText(`${of}${told.join('; ')}.${whyTheyDiffer(section)}`);
  const [reason] = rows.flatMap((row) => row.reason ?? []);
  return wrappedText(`${of}none${reason === undefined ? '' : `; it ${reason}`}.`);
}

/** The whole account, lines ending in newlines. */
export function valueAtRiskText(section: ValueAtRiskSection): string {
  const lines =
    section.reason === null
      ? accountLines(section)
      : [...heading('VALUE AT RISK'), ...wrappedText(`Not computed: ${section.reason}`)];
  return `${lines.join('\n')}\n`;
}

function accountLines(result: ValueAtRiskResult): readonly string[] {
  return [
    ...heading('VALUE AT RISK (% of equity, losses positive)'),
    ...tailTable(result.rows),
    ...wrappedText(
      `${counted(result.heldSessions, 'session')} with a position; ${groupedNumber(result.idleSessions, 0)} without one in ` +
        'between are left out, since nothing can be lost in them. Beyond: mean of the losses at and beyond the value at risk. ' +
        METHODS_NOTE +
        whyTheyDiffer(result),
    ),
    ...result.rows
      .filter(({ reason }) => reason !== null)
      .flatMap((row) =>
        wrappedText(
          `No ${row.method} figure for ${counted(row.sessions, 'session')} at ${groupedNumber(row.level * 100, 0)}%: ${row.reason ?? ''}.`,
        ),
      ),
    ...testLines(result),
  ];
}

function tailTable(rows: readonly TailRow[]): readonly string[] {
  const told = rows.flatMap((row) =>
    row.valueAtRisk === null || row.conditional === null
      ? []
      : [
          [
            row.method,
            groupedNumber(row.sessions, 0),
            groupedNumber(row.level * 100, 0),
            percent(row.valueAtRisk),
            spanText(row.valueAtRiskInterval, percent),
            percent(row.conditional),
            spanText(row.conditionalInterval, percent),
          ],
        ],
  );
  const header = ['method', 'sessions', 'level %', 'value at risk', 'interval', 'beyond', 'interval'];
  return alignedRows([header, ...told], ['left', ...header.slice(1).map((): Alignment => 'right')]);
}

function testLines({ tests, testsReason, lookBackSessions }: ValueAtRiskResult): readonly string[] {
  const title = `FORECASTS ONE SESSION AHEAD (each from the ${lookBackSessions} sessions before it)`;
  if (testsReason !== null) return [...heading(title), ...wrappedText(`Not tested: ${testsReason}.`)];
  const rows = tests.map((row) => [
    row.method,
    groupedNumber(row.level * 100, 0),
    groupedNumber(row.forecasts, 0),
    groupedNumber(row.exceptions, 0),
    groupedNumber(row.expected, 1),
    pText(row.kupiec),
    pText(row.independence),
    pText(row.conditionalCoverage),
  ]);
  const header = [
    'method',
    'level %',
    'forecasts',
    'exceeded',
    'expected',
    'p count',
    'p clusters',
    'p both',
  ];
  return [
    ...heading(title),
    ...alignedRows([header, ...rows], ['left', ...header.slice(1).map((): Alignment => 'right')]),
    ...wrappedText(
      `${verdictOf(tests)} Tests: Kupiec (count), Christoffersen (clusters, both); a p under 0.05 says that forecasts were ` +
        'exceeded too often, too seldom, or in clusters.',
    ),
  ];
}

function pText(test: ForecastTestRow['kupiec']): string {
  return test === null ? '-' : test.p < 0.001 ? '<0.001' : groupedNumber(test.p, 3);
}

/** Which forecasts held, in a sentence. */
export function verdictOf(tests: readonly ForecastTestRow[]): string {
  const name = ({ method, level }: ForecastTestRow): string =>
    `${method} at ${groupedNumber(level * 100, 0)}%`;
  const isHeld = ({ kupiec, independence, conditionalCoverage }: ForecastTestRow): boolean =>
    [kupiec, independence, conditionalCoverage].every((test) => test === null || test.p >= P_VALUE_LOW);
  const held = tests.filter(isHeld).map(name);
  const failed = tests.filter((row) => !isHeld(row)).map(name);
  if (failed.length === 0) return `No test speaks against any of these forecasts.`;
  if (held.length === 0) return `Tests speak against all of these forecasts.`;
  return `Tests speak against ${failed.join(', ')}, and not against ${held.join(', ')}.`;
}
