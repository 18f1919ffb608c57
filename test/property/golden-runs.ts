// Runs that exercise the whole engine on the bundled bars: condors and puts, cash and shares, parts, halts and interest.
import { DEFAULT_SETTINGS, loadSettings, type Settings } from '../../src/apps/config/index.ts';

export interface GoldenRun {
  readonly name: string;
  readonly settings: Settings;
  /** Contracts pay cash, and every trade is a structure with a bounded loss. */
  readonly isCashSettled: boolean;
}

const { adjust, entry, exit, fill, lifecycle, risk, selection } = DEFAULT_SETTINGS;
const CRASH = { from: '2008-08-01', to: '2008-12-31' } as const;

/** Held to expiry near the money, week after week, so that shares change hands. */
const TO_EXPIRY: Partial<Settings> = {
  from: '2008-01-02',
  root: 'SPY',
  cash: 500_000,
  selection: { ...selection, shortDelta: 0.4, creditWidthMin: null },
  exit: { ...exit, profitTargetRatio: null, dteFloor: null, physicalFlatBy: null },
};

/** The settings of a preset, section by section over the defaults. */
function ofPreset(name: string, changes: Partial<Settings>): Partial<Settings> {
  const loaded = loadSettings({ preset: name, file: undefined, flags: [] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const { from: _, to: __, ...settings } = loaded.value.settings;
  return { ...settings, ...CRASH, ...changes };
}

const run = (name: string, changes: Partial<Settings>, isCashSettled = true): GoldenRun => ({
  name,
  settings: { ...DEFAULT_SETTINGS, ...CRASH, ...changes },
  isCashSettled,
});

export const GOLDEN_RUNS: readonly GoldenRun[] = [
  run('the default on XSP', {}),
  run('the benchmark of Cboe on SPX', ofPreset('cndr', { root: 'SPX', cash: 2_000_000 })),
  run('puts on SPX', ofPreset('putwrite', { root: 'SPX', cash: 5_000_000 })),
  run('phase 1 fills', { fill: { ...fill, model: 'phase-1' } }),
  run('fills in parts by a ladder', {
    cash: 1_000_000,
    fill: { ...fill, assumedSize: 3, displayedShareMax: 0.5, ladderStart: 0.1 },
  }),
  run('a kill switch that flattens', {
    risk: { ...risk, riskPerTradeRatio: 0.1, drawdownRatio: 0.03, drawdownAction: 'flatten' },
    entry: { ...entry, daysBetweenEntriesMin: 1 },
  }),
  run('SPY to its expiry', TO_EXPIRY, false),
  run(
    'SPY with a broker that liquidates',
    {
      ...TO_EXPIRY,
      cash: 60_000,
      risk: { ...risk, riskPerTradeRatio: 0.1 },
      lifecycle: { ...lifecycle, liquidation: 'standard' },
    },
    false,
  ),
  run('condors that are adjusted and rolled out', {
    selection: { ...selection, shortDelta: 0.2, longDelta: 0.1, creditWidthMin: null },
    adjust: { ...adjust, testedDelta: 0.3, rollOutDte: 35, rollOutCreditCentsMin: -200 },
    risk: { ...risk, riskPerTradeRatio: 0.04 },
  }),
  run('profit orders that rest in the way of stops', {
    entry: { ...entry, daysBetweenEntriesMin: 1 },
    exit: {
      ...exit,
      profitOrder: 'resting',
      stopCreditMultiple: 1,
      shortDeltaMax: 0.5,
      trailingActivation: 0.2,
      trailingKeep: 0.6,
      daysHeldMax: 20,
    },
  }),
  run('every signal', ofPreset('quantor', {})),
  run('SPY settled in cash', { ...TO_EXPIRY, lifecycle: { ...lifecycle, assignment: 'none' } }),
];
