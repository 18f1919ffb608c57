// The calculator of how many units of a structure to open: the least of the limits, with each limit's own number.
import {
  type ChanceQuestion,
  conditionalTailLossCents,
  correlatedRoomCents,
  type DistributionFault,
  findDistributionFault,
  kellyFraction,
  kellyLimit,
  kellyShrinkage,
  leastOf,
  OFF,
  type PnlDistribution,
  pnlDeviationCents,
  shrunkCorrelation,
  sized,
  sizedFrom,
  SIZE_LIMIT_NAMES,
  type SizeLimitName,
  type SizeLimits,
  TAIL_LEVEL,
  tailLimit,
  volatilityLimit,
  withoutNoise,
} from '../../../../core/risk/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { readFields } from '../../fields/read-fields.ts';
import { POSITION_SIZE_FIELDS, type PositionSizeInput } from './position-size-fields.ts';
import {
  FAULT_MEANINGS,
  POSITION_SIZE_CONVENTIONS,
  POSITION_SIZE_EXAMPLES,
  POSITION_SIZE_OUTPUTS,
} from './position-size-help.ts';

const DAYS_PER_YEAR = 365;
const KELLY_DEFAULT = 0.25;

/** The output field of each limit, which `binding` names. */
const FIELD_OF_LIMIT: Readonly<Record<SizeLimitName, string>> = {
  'risk-per-trade': 'riskPerTrade',
  kelly: 'kelly',
  'volatility-target': 'volatilityTarget',
  'cvar-budget': 'cvarBudget',
  'correlated-risk': 'correlatedRisk',
  'buying-power': 'buyingPower',
  'contracts-max': 'contractsMax',
};

export const positionSize: Calculator = {
  name: 'position-size',
  summary: 'how many units to open: the least of all limits, with the number of each',
  forms: [{ title: '', fields: POSITION_SIZE_FIELDS }],
  outputs: POSITION_SIZE_OUTPUTS,
  errors: [
    { name: 'credit-not-below-width', meaning: 'a unit that brings its whole width cannot lose' },
    { name: 'probability-and-outcomes', meaning: 'probability and outcomes are both given' },
    ...FAULT_MEANINGS,
    { name: 'outcome-below-worst-loss', meaning: 'an outcome loses more than width less credit' },
    { name: 'returns-mismatch', meaning: 'returns are not given for all, or differ in length' },
    { name: 'returns-without-spread', meaning: 'a series of returns is constant or has under 3 values' },
  ],
  conventions: POSITION_SIZE_CONVENTIONS,
  examples: POSITION_SIZE_EXAMPLES,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(POSITION_SIZE_FIELDS, line);
  if (!reading.ok) return reading;
  const input = reading.values;
  const { credit, width } = input.structure;
  if (credit >= width) {
    return failure(
      'credit-not-below-width',
      `credit: expected a number below width, ${width}, found ${credit}`,
    );
  }
  const outcomes = outcomesOf(input);
  if (outcomes !== undefined && 'ok' in outcomes) return outcomes;
  const correlations = correlationsOf(input);
  if ('ok' in correlations) return correlations;
  return { ok: true, value: sizeOf(input, outcomes, correlations) };
}

/** The outcomes of one unit in cents, fees taken off; `undefined` where no probabilities are given. */
function outcomesOf({ structure }: PositionSizeInput): PnlDistribution | LineFailure | undefined {
  const { credit, width, multiplier, fees, probability, outcomes } = structure;
  if (probability !== undefined && outcomes !== undefined) {
    return failure('probability-and-outcomes', 'structure: expected probability or outcomes, found both');
  }
  const cents = (dollarsPerShare: number): number =>
    withoutNoise(100 * (dollarsPerShare * multiplier - fees));
  if (probability !== undefined) {
    return {
      pnlCents: [cents(credit), cents(credit - width)],
      probabilities: [probability, 1 - probability],
    };
  }
  if (outcomes === undefined) return undefined;
  const worst = withoutNoise(100 * (credit - width));
  const below = outcomes.findIndex(({ pnl }) => withoutNoise(100 * pnl) < worst);
  if (below >= 0) {
    const message = `outcomes[${below}].pnl: expected at least credit less width, ${worst / 100}, found ${outcomes[below]?.pnl}`;
    return failure('outcome-below-worst-loss', message);
  }
  const distribution = {
    pnlCents: outcomes.map(({ pnl }) => cents(pnl)),
    probabilities: outcomes.map((outcome) => outcome.probability),
  };
  const fault = findDistributionFault(distribution);
  return fault === undefined ? distribution : failure(fault, `outcomes: ${faultText(fault, distribution)}`);
}

function faultText(fault: DistributionFault, { probabilities }: PnlDistribution): string {
  if (fault === 'no-outcomes') return 'expected at least one, found none';
  const sum = probabilities.reduce((total, one) => total + one, 0);
  return `expected probabilities that add up to 1, found ${sum}`;
}

/** The correlation of each thing held with the structure. */
function correlationsOf({ structure, held = [] }: PositionSizeInput): readonly number[] | LineFailure {
  const series = [structure.returns, ...held.map(({ returns }) => returns)];
  const given = series.filter((one) => one !== undefined);
  if (given.length === 0) return held.map(({ correlation }) => correlation ?? 1);
  const lengths = series.map((one) => (one === undefined ? 'none' : String(one.length)));
  if (given.length < series.length || new Set(lengths).size > 1) {
    return failure(
      'returns-mismatch',
      `returns: expected as many for structure and all of held, found ${lengths.join(', ')}`,
    );
  }
  const matrix = shrunkCorrelation(given);
  if (matrix === undefined) {
    return failure(
      'returns-without-spread',
      'returns: expected 3 or more that are not all alike in every series',
    );
  }
  return held.map(({ correlation }, index) => correlation ?? (matrix[0]?.[index + 1] as number));
}

function sizeOf(
  input: PositionSizeInput,
  outcomes: PnlDistribution | undefined,
  correlations: readonly number[],
): LineObject {
  const { structure } = input;
  const unitLossCents = withoutNoise(100 * (structure.width - structure.credit) * structure.multiplier);
  const limits = sizeLimitsOf(input, outcomes, { unitLossCents, correlations });
  const { contracts, binding } = leastOf(limits);
  const own = Object.fromEntries(
    SIZE_LIMIT_NAMES.map((name) => {
      const limit = limits[name];
      return [FIELD_OF_LIMIT[name], limit.kind === 'sized' ? limit.contracts : undefined];
    }),
  );
  const reasons = Object.fromEntries(
    SIZE_LIMIT_NAMES.flatMap((name) => {
      const limit = limits[name];
      if (limit.kind === 'sized') {
        const isUnmet = contracts < (limit.contractsMin ?? 0);
        return isUnmet ? [[FIELD_OF_LIMIT[name], 'held-over-budget']] : [];
      }
      return [[FIELD_OF_LIMIT[name], limit.kind === 'off' ? 'off' : limit.reason]];
    }),
  );
  return {
    contracts,
    binding: FIELD_OF_LIMIT[binding],
    ...own,
    reasons,
    maxLoss: unitLossCents / 100,
    ...chanceFigures(outcomes, structure.observations),
  };
}

function sizeLimitsOf(
  { equity, structure, limits, held = [] }: PositionSizeInput,
  outcomes: PnlDistribution | undefined,
  {
    unitLossCents,
    correlations,
  }: { readonly unitLossCents: number; readonly correlations: readonly number[] },
): SizeLimits {
  const equityCents = 100 * equity;
  const question: ChanceQuestion = {
    equityCents,
    outcomes: outcomes ?? { unavailable: 'no-probability' },
    observations: structure.observations,
    years: structure.days === undefined ? undefined : structure.days / DAYS_PER_YEAR,
    heldLossCents: 0,
    heldDeviationCents: 0,
    heldTailCents: 0,
  };
  const holdings = held.map(({ worstLoss }, index) => ({
    lossCents: 100 * worstLoss,
    correlation: correlations[index] ?? 1,
  }));
  const { riskPerTradeRatio, correlatedRiskRatio, contractsMax } = limits;
  const room = correlatedRoomCents(holdings, (correlatedRiskRatio ?? 0) * equityCents);
  const kellyShare = limits.kellyFraction ?? (outcomes === undefined ? undefined : KELLY_DEFAULT);
  return {
    'risk-per-trade':
      riskPerTradeRatio === undefined ? OFF : sized(riskPerTradeRatio * equityCents, unitLossCents),
    kelly: kellyLimit(question, kellyShare),
    'volatility-target': volatilityLimit(question, limits.volatilityTarget),
    'cvar-budget': tailLimit(question, limits.cvarBudgetRatio),
    'correlated-risk':
      correlatedRiskRatio === undefined ? OFF : sizedFrom(room.leastCents, room.mostCents, unitLossCents),
    'buying-power': sized(100 * (limits.buyingPower ?? equity), unitLossCents + 100 * structure.fees),
    'contracts-max': contractsMax === undefined ? OFF : sized(contractsMax, 1),
  };
}

function chanceFigures(outcomes: PnlDistribution | undefined, observations: number | undefined): LineObject {
  if (outcomes === undefined) {
    return {
      fullKelly: undefined,
      kellyShrinkage: undefined,
      conditionalLoss: undefined,
      deviation: undefined,
    };
  }
  const estimate = kellyFraction(outcomes, observations);
  const full = estimate.kind === 'fraction' ? estimate : undefined;
  return {
    fullKelly: full?.fraction,
    kellyShrinkage: full === undefined ? undefined : kellyShrinkage(full.fraction, full.standardError),
    conditionalLoss: conditionalTailLossCents(outcomes, TAIL_LEVEL) / 100,
    deviation: pnlDeviationCents(outcomes) / 100,
  };
}

function failure(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
