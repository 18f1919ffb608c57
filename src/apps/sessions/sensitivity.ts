// The run made again under other assumptions: every fill share, and other volatility premiums where volatility is estimated.
import type { SessionDate } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { type Settings, settingsAtFill } from '../config/index.ts';
import type { PreparedRun } from './make-run.ts';
import { runToEnd, type Watch } from './pacing.ts';
import { createBacktest } from './run-backtest.ts';
import { type RunMarket, runMarket } from './market/run-market.ts';

/** What one repetition came to. */
export interface Repetition {
  readonly netPnlDollars: number;
  /** The part of it that cash earned; absent where the run was given no rates. */
  readonly interestDollars?: number;
  /** Trades closed. */
  readonly trades: number;
  /** The session on which a limit on losses stopped new risk for the rest of it; absent where none did. */
  readonly stoppedOn?: SessionDate;
}

export const FILL_SHARES = [0, 0.25, 0.5, 0.75, 1] as const;
/** Whether the run's volatility is estimated and prices options, so that its premium is an assumption. */
export function isPremiumAssumed({ manifest }: PreparedRun): boolean {
  return manifest.labels.volatility === 'estimated' && manifest.data.chains?.bars.simulated !== 0;
}

/** Multiples of the estimated premium, from none; 1 is the run itself. */
const PREMIUM_SCALES = [0, 0.5, 1, 1.5, 2] as const;

/** The run with every fill giving up `f` of the way from mid to natural; `undefined` where the watch stopped it. */
export function repeatWithFill(run: PreparedRun, f: number, watch: Watch): Promise<Repetition | undefined> {
  const { settings } = run.request;
  return repetition(
    { run, market: run.market, watch, label: `fills at f = ${f}` },
    settingsAtFill(settings, f),
  );
}

export interface PremiumRepetition extends Repetition {
  /** Volatility points of premium, averaged over the sessions traded. */
  readonly premiumVolPoints: number;
}

/** The run at every scale of the estimated premium; `undefined` where the watch stopped it. */
export async function repeatWithPremiums(
  run: PreparedRun,
  watch: Watch,
): Promise<readonly PremiumRepetition[] | undefined> {
  const repetitions: PremiumRepetition[] = [];
  // The first scale is 0: its level is what every premium is measured from.
  let zeroLevel: number | undefined;
  for (const scale of PREMIUM_SCALES) {
    const market = marketAt(run, scale);
    const level = meanLevel(market);
    zeroLevel ??= level;
    const parts = { run, market, watch, label: `${scale} x the premium` };
    const repeated = await repetition(parts, run.request.settings);
    if (repeated === undefined) return undefined;
    repetitions.push({ ...repeated, premiumVolPoints: level - zeroLevel });
  }
  return repetitions;
}

function marketAt(run: PreparedRun, volatilityPremiumScale: number): RunMarket {
  const { settings } = run.request;
  const scaled = { ...settings, market: { ...settings.market, volatilityPremiumScale } };
  return marketUnder(run, scaled);
}

/** The market of a run's inputs under other settings of it, for a run that is made again. */
export function marketUnder(run: PreparedRun, settings: Settings): RunMarket {
  const market = runMarket(run.inputs, settings, run.feeSchedule);
  // The same inputs have made a market before.
  if (!market.ok) throw new Error(market.error.message);
  return market.value;
}

/** The run's own market where its settings are those of `settings`, another one where they are not. */
export function marketFor(run: PreparedRun, settings: Settings): RunMarket {
  const { market } = run.request.settings;
  const isSame = JSON.stringify(settings.market) === JSON.stringify(market);
  return isSame ? run.market : marketUnder(run, settings);
}

function meanLevel({ dataset }: RunMarket): number {
  const traded = dataset.volatility.filter(({ publishedMs }) => publishedMs >= dataset.tradableFromMs);
  return traded.reduce((sum, { row }) => sum + row.vix, 0) / Math.max(1, traded.length);
}

interface RepetitionParts {
  readonly run: PreparedRun;
  readonly market: RunMarket;
  readonly watch: Watch;
  readonly label: string;
}

async function repetition(parts: RepetitionParts, settings: Settings): Promise<Repetition | undefined> {
  const { run, market, watch, label } = parts;
  let trades = 0;
  let equityCents = 0;
  let interestCents = 0;
  let stoppedOn: SessionDate | undefined;
  const sink = {
    append(record: LedgerRecord): void {
      if (record.type === 'trade-closed') trades += 1;
      if (record.type === 'interest-credited') interestCents += record.amountCents;
      if (record.type === 'kill-switch') stoppedOn ??= backtest.state.sessionDate;
      if (record.type === 'run-ended') ({ equityCents } = record);
    },
  };
  const backtest = createBacktest({
    market,
    tables: run.inputs.tables,
    settings,
    feeSchedule: run.feeSchedule,
    sink,
  });
  if (!(await runToEnd(backtest, label, watch))) return undefined;
  const netPnlDollars = (equityCents - run.manifest.initialCashCents) / 100;
  const interestDollars = interestCents / 100;
  return {
    netPnlDollars,
    ...(market.rateOn === undefined ? {} : { interestDollars }),
    trades,
    ...(stoppedOn === undefined ? {} : { stoppedOn }),
  };
}
