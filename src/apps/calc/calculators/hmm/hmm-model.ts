// Holds the model and the observations of a line of `calc hmm` against each other, and gives them as the filter takes them.
import { gaussianLogDensities, type HiddenMarkov } from '../../../../core/signals/index.ts';
import type { LineFailure } from '../../calculator.ts';

/** Rows are probabilities written with so many digits that they add up to 1 within this. */
/** Published rows are rounded to a few digits. */
const SUM_TOLERANCE = 1e-5;
/** More states than anyone names; with the next it bounds the time that one line may take. */
const STATES_MAX = 200;
/** Observations times states squared: some ten seconds of work. */
const STEPS_MAX = 1e9;

type Rows = readonly (readonly number[])[];

/** What both kinds of model have. */
export interface ChainInput {
  readonly transition: Rows;
  readonly initial: readonly number[];
  readonly observations: readonly number[];
}

/** A model that holds together. */
export interface CheckedModel {
  readonly ok: true;
  readonly chain: HiddenMarkov;
  readonly observations: readonly number[];
  /** Writes the log-density of an observation in every state. */
  readonly emit: (observation: number, out: Float64Array) => void;
  /** What is wrong with the observation at `at`, which no state that can be reached then allows. */
  readonly refuse: (at: number) => LineFailure;
}

/** States that emit symbols: every observation is the index of one. */
export function discreteModel(input: ChainInput & { readonly emission: Rows }): CheckedModel | LineFailure {
  const { emission, observations } = input;
  const states = input.transition.length;
  const symbols = emission[0]?.length ?? 0;
  const fault =
    chainFault(input) ??
    lengthFault('emission', emission.length, states) ??
    distributionFault('emission', emission);
  if (fault !== undefined) return fault;
  const stray = observations.findIndex((one) => !Number.isInteger(one) || one < 0 || one >= symbols);
  if (stray >= 0)
    return invalid(
      'invalid-observations',
      `observations[${stray}]: expected the index of a symbol from 0 to ${symbols - 1}, found ${observations[stray]}`,
    );
  const logEmission = emission.map((row) => Float64Array.from(row, Math.log));
  return {
    ok: true,
    chain: input,
    observations,
    emit: (symbol, out) => {
      for (let state = 0; state < states; state += 1) out[state] = logEmission[state]?.[symbol] as number;
    },
    refuse: (at) =>
      invalid(
        'impossible-observation',
        `observations[${at}]: expected a symbol that some state which can be reached then emits, found ${observations[at]}`,
      ),
  };
}

/** States that emit normal values. */
export function gaussianModel(
  input: ChainInput & { readonly means: readonly number[]; readonly variances: readonly number[] },
): CheckedModel | LineFailure {
  const { means, variances, observations } = input;
  const states = input.transition.length;
  const fault =
    chainFault(input) ??
    lengthFault('means', means.length, states) ??
    lengthFault('variances', variances.length, states);
  if (fault !== undefined) return fault;
  const flat = variances.findIndex((variance) => !(variance > 0));
  if (flat >= 0)
    return invalid(
      'invalid-variances',
      `variances[${flat}]: expected a number above 0, found ${variances[flat]}`,
    );
  return {
    ok: true,
    chain: input,
    observations,
    emit: (value, out) => gaussianLogDensities(value, { means, variances }, out),
    // A normal density is never 0, but its logarithm may be beyond float64.
    refuse: (at) =>
      invalid(
        'out-of-range',
        `observations[${at}]: expected a value whose density float64 holds, found ${observations[at]}`,
      ),
  };
}

function chainFault({ transition, initial, observations }: ChainInput): LineFailure | undefined {
  const states = transition.length;
  if (states > STATES_MAX)
    return invalid(
      'invalid-transition',
      `transition: expected at most ${STATES_MAX} states, found ${states}`,
    );
  const columns = transition[0]?.length ?? 0;
  if (columns !== states)
    return invalid(
      'invalid-transition',
      `transition: expected as many columns as rows, ${states}, found ${columns}`,
    );
  const steps = observations.length * states * states;
  if (steps > STEPS_MAX)
    return invalid(
      'invalid-observations',
      `observations: expected at most ${Math.floor(STEPS_MAX / states ** 2)} with ${states} states, found ${observations.length}`,
    );
  return (
    distributionFault('transition', transition) ??
    lengthFault('initial', initial.length, states) ??
    rowFault('initial', initial, 'invalid-initial')
  );
}

function lengthFault(name: string, found: number, states: number): LineFailure | undefined {
  if (found === states) return undefined;
  return invalid('length-mismatch', `${name}: expected one for each of the ${states} states, found ${found}`);
}

function distributionFault(name: string, rows: Rows): LineFailure | undefined {
  for (const [index, row] of rows.entries()) {
    const fault = rowFault(`${name}[${index}]`, row, `invalid-${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function rowFault(place: string, row: readonly number[], code: string): LineFailure | undefined {
  const negative = row.findIndex((share) => share < 0);
  if (negative >= 0)
    return invalid(code, `${place}[${negative}]: expected a probability, found ${row[negative]}`);
  const sum = row.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return undefined;
  return invalid(code, `${place}: expected probabilities that add up to 1, found a sum of ${sum}`);
}

function invalid(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
