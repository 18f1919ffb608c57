// Prints how often the drawdown-slope limit trips in years drawn from calm ones: `node scripts/loss-limits/print-false-trips.ts`.
import { loadSettings } from '../../src/apps/config/index.ts';
import { prepareRun, startRun } from '../../src/apps/sessions/index.ts';
import { falseTripRate } from './false-trips.ts';

const YEARS = 1000;
const SPAN = { from: '2012-01-01', to: '2017-12-31' };
const SESSIONS = [5, 10, 20];
const FALLS = [0.001, 0.002, 0.003];
const FLOORS = [0.02, 0.05, 0.1];

const returns = calmReturns();
const deviation = Math.sqrt(returns.reduce((sum, value) => sum + value * value, 0) / returns.length);
console.log(
  `${returns.length} sessions ${SPAN.from} to ${SPAN.to}, bundled bars, default condor; deviation ${percent(deviation, 3)} a session`,
);
console.log(`share of ${YEARS} drawn years with a trip, seed 1\n`);
console.log(
  `| sessions | fall a session | ${FLOORS.map((floor) => `below ${percent(floor, 0)}`).join(' | ')} |`,
);
console.log(`|---|---|${FLOORS.map(() => '---|').join('')}`);
for (const sessions of SESSIONS) {
  for (const fallRatio of FALLS) {
    const rates = FLOORS.map((drawdownRatio) =>
      percent(falseTripRate(returns, { sessions, fallRatio, drawdownRatio }, { years: YEARS, seed: 1 }), 1),
    );
    console.log(`| ${sessions} | ${percent(fallRatio, 1)} | ${rates.join(' | ')} |`);
  }
}

/** Session returns of equity in the default run without any limit. */
function calmReturns(): readonly number[] {
  const tree = { ...SPAN, risk: { dailyLossRatio: null, drawdownRatio: null } };
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: '--set', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = prepareRun({ settings: loaded.value.settings, inputs: {}, command: [] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const closes: number[] = [];
  const backtest = startRun(prepared.value, {
    append(record) {
      if (record.type === 'session-closed') closes.push(record.equityCents);
    },
  });
  while (backtest.advanceSession());
  return closes.slice(1).map((close, index) => close / (closes[index] ?? close) - 1);
}

function percent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)}%`;
}
