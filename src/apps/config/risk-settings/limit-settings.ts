// The settings of how many units an entry may be, and of the limits that refuse one.
import { z } from 'zod';
import type { RiskLimits } from '../../../core/risk/index.ts';
import { count, multiple, ratio } from './number-settings.ts';

const share = z.number().gt(0).max(1).nullable();
const greek = multiple.nullable();

/** Members of the settings' `risk`. */
export const limitFields = {
  kellyFraction: share.describe(
    'share of the Kelly fraction, on the outcomes at expiry under forecast realised volatility, that is bet, worst losses of what is held and ordered included; null: off',
  ),
  volatilityTarget: share.describe(
    "yearly standard deviation of the book's P&L as a share of equity, under forecast realised volatility; null: off",
  ),
  cvarBudgetRatio: share.describe(
    'mean loss of the book in the worst 5% of outcomes as a share of equity, likewise; null: off',
  ),
  correlatedRiskRatio: share.describe(
    'worst losses of all positions on one index, in any of its roots, premium aside, as a share of equity; null: off',
  ),
  allocationMax: share.describe(
    'worst losses of all positions summed over expiries, premium aside, as a share of equity; null: off',
  ),
  tradeDeltaMax: greek.describe('dollar delta of one trade as a share of equity; null: off'),
  tradeGammaMax: greek.describe(
    'change of dollar delta of one trade for 1% of the underlying, as a share of equity; null: off',
  ),
  tradeVegaMax: greek.describe(
    'change in value of one trade for one point of volatility, as a share of equity; null: off',
  ),
  tradeThetaMax: greek.describe('change in value of one trade a day, as a share of equity; null: off'),
  portfolioDeltaMax: greek.describe('as risk.tradeDeltaMax, of all that is held with the trade; null: off'),
  portfolioGammaMax: greek.describe('as risk.tradeGammaMax, of all that is held with the trade; null: off'),
  portfolioVegaMax: greek.describe('as risk.tradeVegaMax, of all that is held with the trade; null: off'),
  portfolioThetaMax: greek.describe('as risk.tradeThetaMax, of all that is held with the trade; null: off'),
  expiryGammaMax: greek.describe(
    'as risk.tradeGammaMax, of all that expires within risk.expiryGammaDays with the trade; null: off',
  ),
  expiryGammaDays: count.describe('days to expiry up to which risk.expiryGammaMax holds'),
  priceCollarRatio: ratio
    .nullable()
    .describe(
      'farthest an entry order may be priced from the middle of the quotes and from the model, as a share of each; null: off',
    ),
  priceCollarTicks: count.describe('price steps that pass whatever risk.priceCollarRatio says'),
  duplicateMinutes: z
    .number()
    .min(0)
    .max(10_080)
    .nullable()
    .describe('the same structure is not sent again within so many minutes; null: off'),
  ordersPerMinuteMax: count
    .min(1)
    .nullable()
    .describe('most orders in a minute; exits are counted and never held back; null: off'),
  ordersPerMinuteForExits: count.describe('how many of these entries leave to exits'),
  dayTradeAccount: z
    .enum(['margin', 'cash'])
    .nullable()
    .describe(
      "margin: entries keep to the broker's rule on day trades of small accounts, as it was on the date; cash: not bound; null: off",
    ),
} as const;

const limitSettings = z.object(limitFields);
type LimitSettings = z.infer<typeof limitSettings>;

/** Sizing by worst loss and buying power alone; against slips of price and pace there are limits that no sound order meets. */
export const LIMIT_DEFAULTS: LimitSettings = {
  kellyFraction: null,
  volatilityTarget: null,
  cvarBudgetRatio: null,
  correlatedRiskRatio: null,
  allocationMax: null,
  tradeDeltaMax: null,
  tradeGammaMax: null,
  tradeVegaMax: null,
  tradeThetaMax: null,
  portfolioDeltaMax: null,
  portfolioGammaMax: null,
  portfolioVegaMax: null,
  portfolioThetaMax: null,
  expiryGammaMax: null,
  expiryGammaDays: 7,
  priceCollarRatio: 0.5,
  priceCollarTicks: 10,
  duplicateMinutes: 1,
  ordersPerMinuteMax: 60,
  ordersPerMinuteForExits: 20,
  dayTradeAccount: 'margin',
};

/** What a setting of null leaves off. */
export function entryLimitsOf(risk: LimitSettings): Partial<RiskLimits> {
  const { priceCollarRatio, ordersPerMinuteMax, expiryGammaMax } = risk;
  return {
    kellyFraction: risk.kellyFraction ?? undefined,
    volatilityTarget: risk.volatilityTarget ?? undefined,
    cvarBudgetRatio: risk.cvarBudgetRatio ?? undefined,
    correlatedRiskRatio: risk.correlatedRiskRatio ?? undefined,
    allocationMax: risk.allocationMax ?? undefined,
    tradeGreeks: {
      delta: risk.tradeDeltaMax ?? undefined,
      gamma: risk.tradeGammaMax ?? undefined,
      vega: risk.tradeVegaMax ?? undefined,
      theta: risk.tradeThetaMax ?? undefined,
    },
    portfolioGreeks: {
      delta: risk.portfolioDeltaMax ?? undefined,
      gamma: risk.portfolioGammaMax ?? undefined,
      vega: risk.portfolioVegaMax ?? undefined,
      theta: risk.portfolioThetaMax ?? undefined,
    },
    gammaNearExpiry:
      expiryGammaMax === null ? undefined : { dteMax: risk.expiryGammaDays, ratioMax: expiryGammaMax },
    priceCollar:
      priceCollarRatio === null ? undefined : { ratioMax: priceCollarRatio, ticksMax: risk.priceCollarTicks },
    duplicateMinutes: risk.duplicateMinutes ?? undefined,
    orderRate:
      ordersPerMinuteMax === null
        ? undefined
        : { perMinuteMax: ordersPerMinuteMax, keptForExits: risk.ordersPerMinuteForExits },
  };
}
