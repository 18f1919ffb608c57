// Says in plain sentences what of a run's market is recorded and what stands in for it.
import type { FeeSchedule } from '../../../core/domain/index.ts';
import { areFeesExtrapolated } from '../../../core/execution/index.ts';
import type { DataLabels } from '../../../core/ledger/index.ts';
import type { TradingSession } from '../../../core/market/index.ts';
import type { VolatilityPath } from '../../../core/synthetic/index.ts';
import type { Settings } from '../../config/index.ts';
import { levelWarning } from './price-level.ts';
import type { PriceHistory } from './price-history.ts';
import type { RawInputs } from './read-inputs.ts';

export interface LabelledParts {
  readonly inputs: RawInputs;
  readonly history: PriceHistory;
  readonly volatility: VolatilityPath;
  readonly settings: Settings;
  readonly feeSchedule: FeeSchedule;
  /** Sessions that may be traded, without warm-up. */
  readonly traded: readonly TradingSession[];
}

/** The labels of a run; an assumption is listed for everything that no file gave. */
export function dataLabels(parts: LabelledParts): DataLabels {
  const { history, volatility } = parts;
  return {
    underlying: history.isBridged ? 'bridged' : 'real',
    volatility: volatility.origin,
    chain: 'simulated',
    assumptions: [...priceAssumptions(parts), ...chainAssumptions(parts), ...moneyAssumptions(parts)],
  };
}

function priceAssumptions({ inputs, history, settings }: LabelledParts): readonly string[] {
  const sentences: string[] = [];
  const last = history.sessionOf.at(-1);
  const warning = last && levelWarning(settings.root, last.date, history.market.bars.close.at(-1) ?? 0);
  if (warning !== undefined) sentences.push(warning);
  if (inputs.isBundledBars) sentences.push('Prices: the bundled S&P 500 daily bars, 2000 to 2020.');
  if (history.isBridged) {
    sentences.push(
      "Intraday prices are drawn inside each real daily bar by the run's seed; its open, high, low and close are kept.",
    );
  }
  const bridgedOpens = history.repairs['bridged-open'] ?? 0;
  if (bridgedOpens > 0) {
    sentences.push(
      `${bridgedOpens} published opens repeat the previous close or lie outside the day: those were drawn.`,
    );
  }
  return sentences;
}

function chainAssumptions({ inputs, volatility, settings }: LabelledParts): readonly string[] {
  const premium = settings.market.volatilityPremiumScale;
  const level =
    volatility.origin === 'estimated'
      ? `Volatility is estimated from past prices${premium === 1 ? '' : ` at ${premium} of the estimated premium`}: option prices, and the P&L with them, rest on that estimate.`
      : "The intraday volatility level is interpolated between the index's daily open and close.";
  const sentences = [
    'Option quotes are simulated from a calibrated surface; no quote was ever traded on.',
    level,
  ];
  if (settings.root === 'SPY') {
    sentences.push(
      'SPY options are priced as European without discrete dividends, and closed before they expire.',
    );
  }
  if (inputs.rates === undefined) sentences.push('No rates given: forwards carry no interest or dividends.');
  else
    sentences.push(
      `Forwards use the rates file and a constant dividend yield of ${settings.market.dividendYield}.`,
    );
  return sentences;
}

function moneyAssumptions({ inputs, settings, feeSchedule, traded }: LabelledParts): readonly string[] {
  const { patient, urgent } = settings.fill;
  const interest =
    inputs.rates === undefined
      ? 'Cash earns nothing and the risk-free rate is 0.'
      : 'Cash earns the rates file.';
  const unknownFees = traded.some(({ date }) => areFeesExtrapolated(feeSchedule, date));
  return [
    `Orders fill at mid less ${patient} (stops ${urgent}) of the way to natural, at a later bar.`,
    ...(unknownFees
      ? [
          `Part of the run lies outside the known fees of ${feeSchedule.broker}: the nearest known were charged.`,
        ]
      : []),
    interest,
  ];
}
