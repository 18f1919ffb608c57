// The calculator that compares two series of variance forecasts: what each loses, and whether the difference is chance.
import { compensatedSum, dieboldMariano } from '../../../../core/numerics/index.ts';
import { forecastLoss, type ForecastLoss } from '../../../../core/signals/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { choiceField, fieldWithDefault, numberField, numbersField } from '../../fields/field.ts';
import { readFields } from '../../fields/read-fields.ts';

const FIELDS = {
  realised: numbersField('variance of each period once it was known, in time order'),
  forecastA: numbersField('what the first forecaster said before, one for each'),
  forecastB: numbersField('what the second said'),
  loss: choiceField(
    ['qlike', 'mse'],
    'realised / forecast - ln(realised / forecast) - 1, or the squared error',
  ),
  horizon: fieldWithDefault(
    numberField(
      'periods from a forecast to what it is of: forecasts of neighbours overlap in all but one; 1 where left out',
      'a whole number of at least 1',
      (value) => Number.isSafeInteger(value) && value >= 1,
    ),
    1,
  ),
} as const;

export const forecastTest: Calculator = {
  name: 'forecast-test',
  summary: 'whether one variance forecast beats another by more than chance',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    { name: 'lossA', meaning: 'mean loss of forecastA' },
    { name: 'lossB', meaning: 'mean loss of forecastB' },
    {
      name: 'dieboldMariano',
      meaning:
        '{statistic, p}: the mean of loss A - loss B over its standard error, above 0 where A loses more, and its two-sided p by Student t with one degree of freedom fewer than periods; null where all differences are the same',
    },
    { name: 'horizonUsed', meaning: 'the horizon, or 1 where its autocovariances left no variance above 0' },
    { name: 'observations', meaning: 'number of periods' },
  ],
  errors: [
    { name: 'length-mismatch', meaning: 'forecastA or forecastB is of another length than realised' },
    { name: 'too-few-forecasts', meaning: 'fewer than two periods, or no more than the horizon' },
    { name: 'not-positive', meaning: 'qlike has no value where a variance or its forecast is not above 0' },
    { name: 'out-of-range', meaning: 'a loss is beyond what a 64-bit float holds' },
  ],
  conventions: [
    'The long-run variance adds the autocovariances of the differences up to lag horizon - 1, each in full (divisor n). Where that is not above 0 the test is made as for horizon 1.',
    'The statistic is multiplied by sqrt((n + 1 - 2 h + h (h - 1) / n) / n).',
    'Sources: Diebold and Mariano (1995); Harvey, Leybourne and Newbold (1997); Patton (2011) for qlike.',
  ],
  examples: [
    '{"realised":[1.1,0.7,2.3,1.6,0.9,1.2],"forecastA":[1,1,1.5,1.8,1.2,1],"forecastB":[1.3,1.3,1.3,1.3,1.3,1.3],"loss":"qlike","horizon":1}',
    '{"realised":[1.1,0.7,2.3,1.6,0.9,1.2],"forecastA":[1,1,1.5,1.8,1.2,1],"forecastB":[1.3,1.3,1.3,1.3,1.3,1.3],"loss":"mse","horizon":2}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { realised, forecastA, forecastB, loss, horizon } = reading.values;
  for (const [name, forecasts] of Object.entries({ forecastA, forecastB })) {
    if (forecasts.length === realised.length) continue;
    const message = `${name}: expected as many as realised, ${realised.length}, found ${forecasts.length}`;
    return { ok: false, code: 'length-mismatch', message };
  }
  if (realised.length < 2 || realised.length <= horizon) {
    const message = `realised: expected two periods or more, and more than the horizon of ${horizon}, found ${realised.length}`;
    return { ok: false, code: 'too-few-forecasts', message };
  }
  const lossesA = lossesOf(loss, realised, forecastA);
  if (!('losses' in lossesA)) return lossesA;
  const lossesB = lossesOf(loss, realised, forecastB);
  if (!('losses' in lossesB)) return lossesB;
  const differences = lossesA.losses.map((value, index) => value - (lossesB.losses[index] as number));
  const test = dieboldMariano(differences, horizon);
  return {
    ok: true,
    value: {
      lossA: compensatedSum(lossesA.losses) / realised.length,
      lossB: compensatedSum(lossesB.losses) / realised.length,
      dieboldMariano: { statistic: test?.statistic, p: test?.p },
      horizonUsed: test?.horizonUsed,
      observations: realised.length,
    },
  };
}

function lossesOf(
  kind: ForecastLoss,
  realised: readonly number[],
  forecasts: readonly number[],
): { readonly losses: readonly number[] } | LineFailure {
  const losses: number[] = [];
  for (const [index, variance] of realised.entries()) {
    const forecast = forecasts[index] as number;
    const loss = forecastLoss(kind, variance, forecast);
    if (loss === undefined) return noLoss({ kind, index, variance, forecast });
    losses.push(loss);
  }
  return { losses };
}

function noLoss(at: {
  readonly kind: ForecastLoss;
  readonly index: number;
  readonly variance: number;
  readonly forecast: number;
}): LineFailure {
  const isPositive = at.variance > 0 && at.forecast > 0;
  const found = `found ${at.variance} with a forecast of ${at.forecast}`;
  if (at.kind === 'mse' || isPositive) {
    return {
      ok: false,
      code: 'out-of-range',
      message: `realised[${at.index}]: expected a loss that a 64-bit float holds, ${found}`,
    };
  }
  return {
    ok: false,
    code: 'not-positive',
    message: `realised[${at.index}]: expected numbers above 0 for qlike, ${found}`,
  };
}
