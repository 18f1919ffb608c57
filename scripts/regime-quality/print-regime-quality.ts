// Prints how well regimes foretell volatility and drawdowns: `QUANTOR_REAL_DATA=folder node scripts/regime-quality/print-regime-quality.ts`.
import { env } from 'node:process';
import { compareScores, type Comparison, type Difference } from './compare-scores.ts';
import { readDailyMarket } from './daily-market.ts';
import { drawdownLabels, volatilityLabels } from './session-labels.ts';
import { sessionStates } from './session-states.ts';
import { walkForward } from './walk-forward.ts';

/** Four years to fit on and to count frequencies before the first forecast. */
const FIRST_SESSION = 1008;

const folder = env['QUANTOR_REAL_DATA'];
const market = readDailyMarket(folder);
const closes = market.days.map(({ bar }) => bar.close);
const states = sessionStates(market);
const first = market.days[FIRST_SESSION]?.date ?? '';
console.log(
  `S&P 500, ${folder === undefined ? 'bundled' : 'recorded'}: ${market.days.length} sessions, forecasts from ${first} to ${market.days.at(-22)?.date ?? ''}\n`,
);
print('third of the next 21 sessions’ volatility', volatilityLabels(closes), 'persistence of volatility');
print('drawdown of 5% within 21 sessions', drawdownLabels(closes), 'persistence of drawdown');

function print(title: string, labels: readonly (number | undefined)[], baseline: string): void {
  const labelCount = Math.max(...labels.map((label) => label ?? 0)) + 1;
  const scoresOf = (name: string): ReturnType<typeof walkForward> =>
    walkForward(states.get(name) ?? [], labels, { labelCount, firstSession: FIRST_SESSION });
  const against = scoresOf(baseline);
  const shares = Array.from({ length: labelCount }, (_, label) => {
    const scored = against.filter((score) => score !== undefined);
    return percent(scored.filter((score) => score.label === label).length / scored.length);
  });
  console.log(`${title}: ${shares.join(', ')}; against ${baseline}\n`);
  console.log(
    '| classifier | sessions | log-loss | Brier | balanced accuracy | calibration | log-loss less | Brier less | balanced accuracy more | verdict |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const name of states.keys()) {
    const found = compareScores(scoresOf(name), against);
    if (found !== undefined) console.log(rowOf(name, found, name === baseline));
  }
  console.log('');
}

function rowOf(name: string, found: Comparison, isBaseline: boolean): string {
  const { logLoss, brier, balancedAccuracy } = found.difference;
  const cells = [
    name,
    String(found.sessions),
    found.logLoss.toFixed(3),
    found.brier.toFixed(3),
    percent(found.balancedAccuracy),
    percent(found.calibration),
    ...(isBaseline
      ? ['', '', '', 'baseline']
      : [
          interval(logLoss, 3),
          interval(brier, 3),
          interval(scaled(balancedAccuracy, 100), 1),
          verdictOf(logLoss, brier),
        ]),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Better, or worse, only where both intervals leave out 0 on one side. */
function verdictOf(logLoss: Difference, brier: Difference): string {
  if (logLoss.high < 0 && brier.high < 0) return 'better';
  return logLoss.low > 0 && brier.low > 0 ? 'worse' : 'not better';
}

function scaled({ value, low, high }: Difference, by: number): Difference {
  return { value: by * value, low: by * low, high: by * high };
}

function interval({ value, low, high }: Difference, digits: number): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
