// The predecessor's keys of size and of limits on the account.
import {
  type AncestorKey,
  changed,
  type Conversion,
  flag,
  gone,
  neverWorked,
  type ValueOf,
} from '../ancestor-key.ts';
import { same } from './conversions.ts';

/** With dynamic sizing the share of equity alone decides. */
const CONTRACTS_OF_EQUITY = 1000;

const isDynamic = (valueOf: ValueOf): boolean => valueOf('dynamic_sizing') === true;

/** A share of equity counts where sizing is the kind that it is of. */
function shareWhere(isDynamicOne: boolean): Conversion {
  return {
    keys: ['risk.riskPerTradeRatio'],
    of: (value, valueOf) => (isDynamic(valueOf) === isDynamicOne ? { 'risk.riskPerTradeRatio': value } : {}),
  };
}

const CONTRACTS: Conversion = {
  keys: ['risk.contractsMax'],
  of: (_value, valueOf) => ({
    'risk.contractsMax': isDynamic(valueOf) ? CONTRACTS_OF_EQUITY : valueOf('quantity'),
  }),
};

const ONE_AT_A_TIME = 'Its backtests held one trade at a time and never asked. Here it counts.';
const SIZED_BY_ITSELF =
  'Its backtests sized by themselves, at two contracts or more. Here quantity is the most of one trade, and with dynamic_sizing position_size_pct of equity takes its place.';
const CAP_UNFED =
  'It was compared with another unit or fed by nothing, so it stopped nothing. It is left out: risk.portfolioDeltaMax, risk.portfolioGammaMax, risk.portfolioVegaMax, risk.tradeDeltaMax and risk.tradeVegaMax are bounds in dollars as a share of equity.';

export const RISK_KEYS: readonly AncestorKey[] = [
  changed(
    'max_account_risk_per_trade',
    'A floor of two contracts broke it: with $25,000 and wings of 10 dollars 8% was at risk, not 2%. Here a trade that one contract would take past it is not made.',
    { default: 0.02, to: shareWhere(false) },
  ),
  neverWorked('quantity', SIZED_BY_ITSELF, { default: 1, flags: flag('--quantity'), to: CONTRACTS }),
  neverWorked('dynamic_sizing', SIZED_BY_ITSELF, {
    default: false,
    flags: [{ flag: '--dynamic-sizing', gives: true }],
    to: {
      keys: [...CONTRACTS.keys, 'risk.riskPerTradeRatio'],
      of: (value, valueOf) => ({
        ...CONTRACTS.of(value, valueOf),
        ...(value === true ? { 'risk.riskPerTradeRatio': valueOf('position_size_pct') } : {}),
      }),
    },
  }),
  neverWorked('position_size_pct', SIZED_BY_ITSELF, {
    default: 0.05,
    flags: flag('--position-size-pct'),
    to: shareWhere(true),
  }),
  gone(
    'min_total_qty_for_iron_condor',
    'A least size above what the risk per trade allows is no size: one contract is enough for a condor, and none is traded where one is too many.',
    { default: 2 },
  ),
  neverWorked('max_positions', ONE_AT_A_TIME, {
    default: 3,
    flags: flag('--max-positions'),
    to: same('entry.positionsMax'),
  }),
  neverWorked('max_portfolio_alloc', ONE_AT_A_TIME, {
    default: 0.15,
    flags: flag('--max-alloc'),
    to: same('risk.allocationMax'),
  }),
  neverWorked('max_portfolio_delta', CAP_UNFED, { default: 200 }),
  neverWorked('max_portfolio_gamma', CAP_UNFED, { default: 50 }),
  neverWorked('max_portfolio_vega', CAP_UNFED, { default: 1000 }),
  neverWorked('max_delta_per_trade', CAP_UNFED, { default: 30 }),
  neverWorked('max_vega_per_trade', CAP_UNFED, { default: 300 }),
  neverWorked(
    'max_daily_drawdown_pct',
    'The loss of the day was never handed to it. Here it counts: past it nothing new is opened for the rest of the session.',
    {
      default: 0.02,
      to: {
        keys: ['risk.dailyLossRatio', 'risk.dailyLossLasts'],
        of: (value) => ({ 'risk.dailyLossRatio': value, 'risk.dailyLossLasts': 'session' }),
      },
    },
  ),
];
