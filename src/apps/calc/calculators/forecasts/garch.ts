// The calculator of volatility forecasts from returns: GARCH(1,1) by maximum likelihood, RiskMetrics' average, or HAR.
import {
  ewmaParameters,
  ewmaVariance,
  fitGarch,
  fitHar,
  type GarchFit,
  type HarScale,
  RISK_METRICS_DECAY,
} from '../../../../core/signals/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import {
  choiceField,
  type FieldValues,
  fieldWithDefault,
  numberField,
  numbersField,
  optionalField,
} from '../../fields/field.ts';
import { readFields, withoutNulls } from '../../fields/read-fields.ts';
import { GARCH_EXAMPLES } from './garch-examples.ts';

const HAR_ONLY = ['realisedVariances', 'scale'] as const;
const EWMA_ONLY = ['decay'] as const;

const FIELDS = {
  returns: numbersField('returns in time order, of any unit; the answer is in the same unit'),
  model: choiceField(['garch11', 'ewma', 'har'], 'what forecasts the variance of the next return'),
  decay: fieldWithDefault(
    numberField(
      'ewma: share of the variance that stays from one period to the next; 0.94 where left out',
      'a number strictly between 0 and 1',
      (value) => value > 0 && value < 1,
    ),
    RISK_METRICS_DECAY,
  ),
  realisedVariances: optionalField(
    numbersField('har: realised variance of each period; squared returns where left out'),
  ),
  scale: optionalField(
    choiceField<HarScale>(
      ['level', 'log'],
      'har: whether variances or their logarithms are regressed; log where realisedVariances are given, else level',
    ),
  ),
} as const;

type Input = FieldValues<typeof FIELDS>;

export const garch: Calculator = {
  name: 'garch',
  summary: 'forecast of the next variance by GARCH(1,1), an exponential average, or HAR',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'params',
      meaning:
        'garch11 and ewma: {mu, omega, alpha, beta} of r = mu + e, h = omega + alpha e^2 + beta h; har: {constant, daily, weekly, monthly}',
    },
    {
      name: 'forecast',
      meaning: 'variance of the period after the last; null where har in levels gives none above 0',
    },
    { name: 'forecastVolatility', meaning: 'its square root' },
    {
      name: 'logLikelihood',
      meaning:
        'natural logarithm of the normal density of all returns, constant included; har: of the residuals on its scale; null where a variance is 0',
    },
    { name: 'persistence', meaning: 'alpha + beta; har: daily + weekly + monthly' },
    {
      name: 'unconditionalVariance',
      meaning: 'omega / (1 - persistence), to which forecasts return; null where there is none, and for har',
    },
    {
      name: 'atBounds',
      meaning:
        'garch11: limits at which the likelihood still rose: "omega", "alpha" or "beta" at 0, "persistence" at 1',
    },
    {
      name: 'isConverged',
      meaning: 'garch11: whether the search ended by itself; otherwise the best that it found',
    },
    {
      name: 'standardErrors',
      meaning: 'garch11: of each parameter, from the Hessian; null at a bound',
    },
    {
      name: 'robustStandardErrors',
      meaning: 'garch11: the same for returns that are not normal (Bollerslev and Wooldridge 1992)',
    },
    { name: 'observations', meaning: 'terms of the likelihood' },
  ],
  errors: [
    {
      name: 'too-few-returns',
      meaning: 'garch11 has under 10 returns, har under 27, ewma none',
    },
    {
      name: 'no-variation',
      meaning: 'garch11: all returns are the same; har: one regressor follows from the others',
    },
    { name: 'variance-of-zero', meaning: 'har: a variance is below 0, or on the scale of logarithms 0' },
    { name: 'length-mismatch', meaning: 'realisedVariances is of another length than returns' },
    { name: 'conflicting-fields', meaning: 'a field stands beside a model that does not use it' },
    { name: 'out-of-range', meaning: 'a result is beyond what a 64-bit float holds' },
  ],
  conventions: [
    'garch11: the variance and the squared residual before the first return are the mean squared residual, so the first variance is omega + (alpha + beta) times it. Largest likelihood under omega > 0, alpha, beta >= 0 and alpha + beta <= 1.',
    'ewma is garch11 with mu 0, omega 0, alpha 1 - decay, beta decay; what came before the first return is the mean squared return.',
    'har: least squares of each realised variance on the last one and the means of the last 5 and 22. On the scale of logarithms the forecast is exp(prediction + residual variance / 2). Without realisedVariances the squares of the returns stand for them, which are noisy.',
    'Sources: Bollerslev (1986); Fiorentini, Calzolari and Panattoni (1996), whose published fit of 1974 daily mark-pound returns is reproduced to its six digits; J.P. Morgan and Reuters (1996); Corsi (2009).',
  ],
  examples: GARCH_EXAMPLES,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, withoutNulls(line, [...HAR_ONLY, ...EWMA_ONLY]));
  if (!reading.ok) return reading;
  const fault = conflictIn(line, reading.values);
  if (fault !== undefined) return fault;
  if (reading.values.model === 'garch11') return ofGarch(reading.values);
  return reading.values.model === 'ewma' ? ofEwma(reading.values) : ofHar(reading.values);
}

function conflictIn(line: LineObject, { model, returns, realisedVariances }: Input): LineFailure | undefined {
  const foreign = [...(model === 'har' ? [] : HAR_ONLY), ...(model === 'ewma' ? [] : EWMA_ONLY)];
  const found = foreign.find((name) => line[name] !== undefined && line[name] !== null);
  if (found !== undefined) {
    const message = `${found}: expected only beside the model that uses it, found it beside "${model}"`;
    return { ok: false, code: 'conflicting-fields', message };
  }
  if (realisedVariances === undefined || realisedVariances.length === returns.length) return undefined;
  const message = `realisedVariances: expected as many as the returns, ${returns.length}, found ${realisedVariances.length}`;
  return { ok: false, code: 'length-mismatch', message };
}

const NO_FIT_DETAILS = {
  atBounds: undefined,
  isConverged: undefined,
  standardErrors: undefined,
  robustStandardErrors: undefined,
} as const;

function ofGarch({ returns }: Input): LineAnswer {
  const fit = fitGarch(returns);
  if ('unavailable' in fit) return refusal(fit.unavailable, returns.length);
  return {
    ok: true,
    value: {
      params: { ...fit.parameters },
      ...forecastOf(fit.nextVariance),
      logLikelihood: fit.logLikelihood,
      ...levelsOf(fit),
      atBounds: fit.atBounds,
      isConverged: fit.isConverged,
      standardErrors: fit.errors?.standard,
      robustStandardErrors: fit.errors?.robust,
      observations: returns.length,
    },
  };
}

function levelsOf({ parameters: { omega, alpha, beta }, atBounds }: GarchFit): LineObject {
  const persistence = alpha + beta;
  const hasLevel = !atBounds.includes('persistence') && !atBounds.includes('omega');
  return { persistence, unconditionalVariance: hasLevel ? omega / (1 - persistence) : undefined };
}

function ofEwma({ returns, decay }: Input): LineAnswer {
  if (returns.length === 0) return refusal('too-few-returns', 0);
  const { nextVariance, logLikelihood } = ewmaVariance(returns, decay);
  return {
    ok: true,
    value: {
      params: { ...ewmaParameters(decay) },
      ...forecastOf(nextVariance),
      logLikelihood,
      persistence: 1,
      unconditionalVariance: undefined,
      ...NO_FIT_DETAILS,
      observations: returns.length,
    },
  };
}

function ofHar({ returns, realisedVariances, scale }: Input): LineAnswer {
  const variances = realisedVariances ?? returns.map((value) => value * value);
  if (variances.some((value) => value < 0)) return refusal('variance-of-zero', returns.length);
  const fitScale: HarScale = scale ?? (realisedVariances === undefined ? 'level' : 'log');
  const fit = fitHar(variances, fitScale);
  if ('unavailable' in fit) {
    return refusal(
      fit.unavailable === 'too-few-variances' ? 'too-few-returns' : fit.unavailable,
      returns.length,
    );
  }
  const { constant, daily, weekly, monthly } = fit;
  return {
    ok: true,
    value: {
      params: { constant, daily, weekly, monthly },
      ...forecastOf(fit.nextVariance),
      logLikelihood: fit.logLikelihood,
      persistence: daily + weekly + monthly,
      unconditionalVariance: undefined,
      ...NO_FIT_DETAILS,
      observations: fit.observations,
    },
  };
}

function forecastOf(variance: number | undefined): LineObject {
  return { forecast: variance, forecastVolatility: variance === undefined ? undefined : Math.sqrt(variance) };
}

const REFUSALS = {
  'too-few-returns': 'more of them: garch11 needs 10, har 27, ewma one',
  'no-variation': 'values that vary, each in its own way',
  'variance-of-zero': 'variances of at least 0, and above 0 on the scale of logarithms',
  'no-likelihood': 'values whose squares a 64-bit float holds',
} as const;

function refusal(code: keyof typeof REFUSALS, found: number): LineFailure {
  const message = `returns: expected ${REFUSALS[code]}, found ${found} that do not allow the fit`;
  return { ok: false, code: code === 'no-likelihood' ? 'out-of-range' : code, message };
}
