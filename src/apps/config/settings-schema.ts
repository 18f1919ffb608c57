// Every setting of a run, its type, its bounds and its meaning: the one description that loading, help and display share.
import { z } from 'zod';
import { parseSessionDate, ROOTS } from '../../core/domain/index.ts';
import { lifecycleSettings } from './risk-settings/lifecycle-settings.ts';
import { fillSettings } from './fill-settings/fill-settings.ts';
import { limitFields } from './risk-settings/limit-settings.ts';
import { liquiditySettings } from './risk-settings/liquidity-settings.ts';
import { count } from './risk-settings/number-settings.ts';
import { statusFields } from './risk-settings/status-settings.ts';
import { adjustSettings } from './strategy-settings/adjust-settings.ts';
import { consensusSettings } from './strategy-settings/consensus-settings.ts';
import { entrySettings } from './strategy-settings/entry-settings.ts';
import { exitSettings } from './strategy-settings/exit-settings.ts';
import { fuzzySettings } from './strategy-settings/fuzzy-settings.ts';
import { regimeSettings } from './strategy-settings/regime-settings.ts';
import { selectionSettings } from './strategy-settings/selection-settings.ts';
import { signalSettings } from './strategy-settings/signal-settings.ts';

/** Bars a run can decide on; a week is no bar to trade at. */
const DECISION_TIMEFRAMES = ['1m', '5m', '15m', '30m', '60m', 'D'] as const;

const date = z
  .string()
  .refine((text) => parseSessionDate(text) !== undefined)
  .meta({ expected: 'a day of the calendar as YYYY-MM-DD' });

const risk = z.strictObject({
  riskPerTradeRatio: z.number().gt(0).max(1).describe('worst expiry loss of one trade as a share of equity'),
  contractsMax: count.min(1).describe('most condors or puts in one trade'),
  lossBasis: z
    .enum(['order-limit', 'quoted-credit', 'gross'])
    .describe(
      'credit that a worst loss is net of in sizing: order-limit: the least the order accepts; quoted-credit: as quoted, at fill.patient; gross: none',
    ),
  collateral: z
    .enum(['face', 'bills'])
    .describe(
      'face: cash covers a worst loss as it stands; bills: with the interest that --rates pays until expiry',
    ),
  ...limitFields,
  ...statusFields,
});

const market = z.strictObject({
  dividendYield: z
    .number()
    .min(0)
    .max(0.2)
    .describe('yearly dividend yield used in forwards when --rates is given'),
  soqMinutes: z
    .number()
    .int()
    .min(0)
    .max(120)
    .describe(
      'AM series settle at the mean close of the bars that end within the first so many minutes; 0, and where no bar does: at the opening value of the bars',
    ),
  priceScale: z
    .number()
    .gt(0)
    .nullable()
    .describe(
      'bars are multiplied by this to give points of the root; null: 0.1 for XSP and for a simulated SPY, else 1',
    ),
  chainAgeMinutes: z
    .number()
    .int()
    .min(0)
    .max(10_080)
    .describe('recorded chains: the newest quotes serve bars that close at most so many minutes later'),
  chainFallback: z
    .enum(['simulated', 'none'])
    .describe(
      'bars without a recent recorded chain: simulated: trade on a simulated one; none: open nothing there',
    ),
  volatilityPremiumScale: z
    .number()
    .min(0)
    .max(5)
    .describe('estimated volatility: 1 as estimated, 0 implied = forecast realised'),
  simulatedYears: z
    .number()
    .int()
    .min(1)
    .max(20)
    .nullable()
    .describe('length of a market drawn by the seed from 2006 on, in place of all files; null: none'),
  simulatedModel: z
    .enum(['as-recorded', 'as-priced'])
    .describe(
      'as-recorded: moves like the S&P 500 and the VIX did; as-priced: crashes as often as option prices pay for, so that nothing sold at mid has an edge',
    ),
  simulatedPremium: z
    .number()
    .min(-0.9)
    .max(5)
    .describe('simulated market: variance of its index over the variance it expects, less 1; 0: fair'),
});

/** Settings as files and flags give them; nested keys are named with dots on the command line. */
export const settingsSchema = z.strictObject({
  root: z
    .enum(ROOTS as readonly [(typeof ROOTS)[number], ...(typeof ROOTS)[number][]])
    .describe('option class'),
  cash: z.number().min(1).max(1e12).describe('initial cash, dollars'),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).describe('seed of everything drawn'),
  timeframe: z
    .enum(DECISION_TIMEFRAMES)
    .nullable()
    .describe("bars to decide on; null: the file's own, 5m where daily bars are bridged"),
  from: date.nullable().describe('first session to trade; earlier bars warm up'),
  to: date.nullable().describe('last session'),
  selection: selectionSettings,
  entry: entrySettings,
  exit: exitSettings,
  signals: signalSettings,
  adjust: adjustSettings,
  regime: regimeSettings,
  fuzzy: fuzzySettings,
  consensus: consensusSettings,
  liquidity: liquiditySettings,
  risk,
  fill: fillSettings,
  fees: z.strictObject({
    broker: z.string().min(1).describe('fee schedule, by broker; none charges nothing'),
  }),
  lifecycle: lifecycleSettings,
  market,
});

export type Settings = z.infer<typeof settingsSchema>;
