// Says in plain sentences what of a run's market is recorded and what stands in for it.
import { type FeeSchedule, productOf } from '../../../core/domain/index.ts';
import { areFeesExtrapolated } from '../../../core/execution/index.ts';
import type { ChainFacts, DataLabels } from '../../../core/ledger/index.ts';
import type { TradingSession } from '../../../core/market/index.ts';
import type { VolatilityPath } from '../../../core/synthetic/index.ts';
import { isAssignmentSimulated, type Settings } from '../../config/index.ts';
import type { MorningSettlement } from './opening-settlement.ts';
import { deliveryAssumptions } from './labels/delivery-labels.ts';
import { fillAssumptions } from './labels/fill-labels.ts';
import { isWithoutModel, recordedChainAssumptions } from './chains/recorded-labels.ts';
import { levelWarning } from './price-level.ts';
import type { PriceHistory } from './price-history.ts';
import type { RawInputs } from './read-inputs.ts';
import { setAsideSentences } from './labels/set-aside-labels.ts';
import { ratesTitle, storedPrices } from './stored/stored-labels.ts';

const SIMULATED_QUOTES =
  'Option quotes are simulated: a surface fitted to recorded chains of 2010 to 2026, spreads fitted to some of them, strikes and expiries by dated listing rules; no quote was ever traded on';

export interface LabelledParts {
  readonly inputs: RawInputs;
  readonly history: PriceHistory;
  readonly volatility: VolatilityPath;
  readonly settings: Settings;
  readonly feeSchedule: FeeSchedule;
  /** Sessions that may be traded, without warm-up. */
  readonly traded: readonly TradingSession[];
  /** Those of them on whose opening a series settles. */
  readonly mornings: readonly MorningSettlement[];
  /** What recorded chains the run looks at, where it has any. */
  readonly chains: ChainFacts | undefined;
}

/** The labels of a run; an assumption is listed for everything that no file gave. */
export function dataLabels(parts: LabelledParts): DataLabels {
  const { inputs, history, volatility } = parts;
  return {
    underlying: inputs.isSimulated ? 'simulated' : history.isBridged ? 'bridged' : 'real',
    volatility: inputs.isSimulated ? 'simulated' : volatility.origin,
    chain: isMostlyRecorded(parts.chains) ? 'recorded' : 'simulated',
    fills: parts.settings.fill.model === 'phase-1' ? 'optimistic' : 'modelled',
    ...(productOf(parts.settings.root).delivery === 'physical'
      ? { assignment: isAssignmentSimulated(parts.settings) ? 'simulated' : 'off' }
      : {}),
    assumptions: [...priceAssumptions(parts), ...chainAssumptions(parts), ...moneyAssumptions(parts)],
  };
}

/** A run is named for the chains that its bars with a chain mostly look at; `data.chains` counts them, and the bars without one. */
function isMostlyRecorded(chains: ChainFacts | undefined): boolean {
  return chains !== undefined && chains.bars.recorded > chains.bars.simulated;
}

function priceAssumptions({ inputs, history, settings }: LabelledParts): readonly string[] {
  if (inputs.isSimulated) return [simulatedPrices(settings)];
  const sentences: string[] = [];
  const last = history.sessionOf.at(-1);
  const warning = last && levelWarning(settings.root, last.date, history.market.bars.close.at(-1) ?? 0);
  if (warning !== undefined) sentences.push(warning);
  sentences.push(...setAsideSentences(history.setAside));
  sentences.push(...storedPrices(inputs.stored));
  if (inputs.isBundledBars) sentences.push('Prices: the bundled S&P 500 daily bars, 2000 to 2020.');
  if (history.isBridged) {
    sentences.push(
      "Intraday prices are drawn inside each real daily bar by the run's seed; its open, high, low and close are kept.",
    );
  }
  const bridgedOpens = history.repairs['bridged-open'] ?? 0;
  if (bridgedOpens > 0) {
    sentences.push(
      `${bridgedOpens} opens of the file repeat the previous close or lie outside the day: those were drawn.`,
    );
  }
  return sentences;
}

const MODEL_WORDS = {
  'as-recorded': '',
  'as-priced': ', with crashes as frequent as option prices pay for',
} as const;

function simulatedPrices({ market, seed }: Settings): string {
  const premium =
    market.simulatedPremium === 0
      ? 'the variance its own model expects'
      : `the variance its own model expects and ${market.simulatedPremium} of it more`;
  return `Prices and volatility are drawn by seed ${seed} from a model fitted to the S&P 500 and the VIX${MODEL_WORDS[market.simulatedModel]}; dates are real, nothing that happened on them is. The price has no drift, and the volatility index is ${premium}.`;
}

function chainAssumptions(parts: LabelledParts): readonly string[] {
  const { settings, volatility } = parts;
  return [
    ...recordedChainAssumptions(parts),
    ...(isWithoutModel(parts)
      ? []
      : [`${SIMULATED_QUOTES}${settings.fill.assumedSize === null ? ', and any size is taken' : ''}.`]),
    ...(isBeforeDecimals(parts)
      ? ['Part of the run lies before decimals: steps of 5 and 10 cents stand in for sixteenths and eighths.']
      : []),
    volatility.origin === 'estimated' ? estimatedLevel(parts) : recordedLevel(parts),
    ...(volatility.origin === 'recorded' && settings.market.volatilityPremiumScale !== 1
      ? ['Recorded volatility is taken as it is: market.volatilityPremiumScale has no effect.']
      : []),
    ...settlementAssumptions(parts),
    carrySentence(parts),
  ];
}

function isBeforeDecimals({ inputs, settings, traded }: LabelledParts): boolean {
  const standingIn = inputs.tables.tickRules.filter(
    ({ root, extrapolated }) => root === settings.root && extrapolated === true,
  );
  return traded.some(({ date }) =>
    standingIn.some(({ from, to }) => from <= date && (to === undefined || date <= to)),
  );
}

function carrySentence(parts: LabelledParts): string {
  const { inputs, settings } = parts;
  if (isWithoutModel(parts)) {
    const rate = inputs.rates === undefined ? '0, since no rates were given' : ratesTitle(inputs);
    return `Forwards are those that the quotes imply, discounted at ${rate}; where they imply none it is carried from the underlying.`;
  }
  const modelled =
    inputs.rates === undefined
      ? 'No rates given: forwards carry no interest or dividends.'
      : forwardCarry(settings, ratesTitle(inputs));
  return parts.chains === undefined ? modelled : `${modelled} Recorded quotes imply their own.`;
}

function forwardCarry({ root, market }: Settings, rates: string): string {
  return root === 'SPY'
    ? `Forwards use ${rates} and cash dividends: each quarter is expected to pay what it paid last, on its scheduled day. Options may be exercised early in their prices.`
    : `Forwards use ${rates} and a constant dividend yield of ${market.dividendYield}.`;
}

function estimatedLevel(parts: LabelledParts): string {
  if (isWithoutModel(parts)) return 'Volatility is estimated from past prices; no option price rests on it.';
  const scale = parts.settings.market.volatilityPremiumScale;
  const scaled = scale === 1 ? '' : ` at ${scale} of the estimated premium`;
  return `Volatility is estimated from past prices${scaled}: option prices, and the P&L with them, rest on that estimate.`;
}

function recordedLevel(parts: LabelledParts): string {
  const { inputs } = parts;
  if (isWithoutModel(parts)) return 'The volatility level is recorded; no option price rests on it.';
  const absent = (['vix9d', 'vix3m', 'vix6m'] as const).filter((member) => inputs[member] === undefined);
  const estimated =
    absent.length === 0 ? '' : ` ${absent.join(', ')} were not given and are estimated from the others.`;
  const start =
    inputs.stored.vix === undefined
      ? "the day's open (else the previous close)"
      : 'the previous close, as a store keeps closes only,';
  return `Inside the day the volatility level moves from ${start} towards that day's own close.${estimated}`;
}

function settlementAssumptions(parts: LabelledParts): readonly string[] {
  const { settings, history, mornings } = parts;
  const { root, market } = settings;
  return [
    ...(root === 'SPY' ? deliveryAssumptions(parts) : []),
    ...(mornings.length === 0 ? [] : openingAssumptions(mornings, market.soqMinutes, history.timeframe)),
  ];
}

/** What stands in for the special opening quotation, and how often another value had to. */
function openingAssumptions(
  mornings: readonly MorningSettlement[],
  soqMinutes: number,
  timeframe: string,
): readonly string[] {
  const means = mornings.filter(({ source }) => source === 'first-minutes-proxy').length;
  const late = mornings.filter(({ minutesLate }) => minutesLate > 0);
  const others = mornings.length - means;
  const value =
    means > 0
      ? `the mean close of the bars that end within the session's first ${soqMinutes} minutes`
      : 'the opening value of the bars';
  const sentences = [
    `AM-settled series settle at ${value}, which stands in for the special opening quotation.`,
  ];
  if (soqMinutes > 0 && others > 0) {
    sentences.push(
      `On ${others} of ${mornings.length} such mornings no bar (${timeframe}) ends within the first ${soqMinutes} minutes that market.soqMinutes asks for: the opening value was taken.`,
    );
  }
  if (late.length > 0) {
    const longest = Math.max(...late.map(({ minutesLate }) => minutesLate));
    sentences.push(
      `On ${late.length} of ${mornings.length} such mornings the bars begin up to ${longest} minutes late: their first price was taken for the opening.`,
    );
  }
  return sentences;
}

function moneyAssumptions({ inputs, settings, feeSchedule, traded }: LabelledParts): readonly string[] {
  const interest =
    inputs.rates === undefined
      ? 'Cash earns nothing and the risk-free rate is 0.'
      : `Cash earns ${ratesTitle(inputs)}.`;
  const unknownFees = traded.some(({ date }) => areFeesExtrapolated(feeSchedule, date));
  return [
    ...fillAssumptions(settings.fill),
    ...(feeSchedule.items.length === 0 ? ['No fees are charged.'] : []),
    ...(unknownFees
      ? [
          `Part of the run lies outside the known fees of ${feeSchedule.broker}: the nearest known were charged.`,
        ]
      : []),
    interest,
    ...(inputs.rates === undefined && settings.risk.collateral === 'bills'
      ? ['Without rates risk.collateral=bills is as face: no interest helps to secure a position.']
      : []),
  ];
}
