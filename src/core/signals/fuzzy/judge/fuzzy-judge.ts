// Judges how good the moment is for a condor and which way it leans, from readings; tells what would turn the verdict.
import type { EpochMs, Flip, FuzzyVerdict, NoVerdict, Signal, VerdictInput } from '../../../domain/index.ts';
import { invariant } from '../../../domain/index.ts';
import type { ReadingBook } from '../../readings/reading-book.ts';
import { createAncestorModel } from '../ancestor/ancestor-model.ts';
import { createQuantorModel } from '../quantor/quantor-model.ts';
import { findFlips } from './find-flips.ts';
import type { FuzzyConfig } from './fuzzy-config.ts';
import { biasWord, fuzzyGate } from './fuzzy-effects.ts';
import type { FuzzyModel } from './fuzzy-model.ts';

export interface FuzzyJudge {
  /**
   * The verdict as of `nowMs`; none where a reading is missing, with all that are. The same object again while the readings
   * are the same objects.
   */
  judge(readings: ReadingBook, nowMs: EpochMs): FuzzyVerdict | NoVerdict;
  /**
   * For each reading of a verdict of this judge the nearest value that would change whether it lets an entry through, and the
   * nearest that would change its bias. Thousands of evaluations: for a card, not for every bar.
   */
  flips(verdict: FuzzyVerdict): readonly Flip[];
}

export function createFuzzyJudge(config: FuzzyConfig): FuzzyJudge {
  const { rating } = config;
  const model = rating.by === 'ancestor' ? createAncestorModel(rating) : createQuantorModel(rating.method);
  const values = new Float64Array(model.inputs.length);
  const known: (Signal<number> | undefined)[] = model.inputs.map(() => undefined);
  let last: FuzzyVerdict | NoVerdict | undefined;
  return {
    judge: (readings, nowMs) => {
      for (let index = 0; index < known.length; index += 1) {
        const name = model.inputs[index]?.name;
        const signal = name === undefined ? undefined : readings.read(name);
        if (signal === known[index]) continue;
        known[index] = signal;
        last = undefined;
      }
      last ??= verdictOf(model, { known, values, nowMs });
      return last;
    },
    flips: (verdict) => flipsOf(model, config, verdict),
  };
}

function verdictOf(
  model: FuzzyModel,
  {
    known,
    values,
    nowMs,
  }: {
    readonly known: readonly (Signal<number> | undefined)[];
    readonly values: Float64Array;
    readonly nowMs: EpochMs;
  },
): FuzzyVerdict | NoVerdict {
  let reason: string | undefined;
  const inputs = model.inputs.map(({ name }, index): VerdictInput => {
    const signal = known[index];
    if (signal?.available !== true) {
      const missing = signal?.reason ?? 'not-read';
      reason ??= `${name}: ${missing}`;
      return { name, missing };
    }
    invariant(signal.asOfMs <= nowMs, `${name} known by ${nowMs}, found one of ${signal.asOfMs}`);
    values[index] = signal.value;
    return { name, value: signal.value, asOfMs: signal.asOfMs };
  });
  if (reason !== undefined) return { available: false, reason, inputs };
  const { confidence, bias } = model.rate(values);
  return {
    available: true,
    confidence,
    biasValue: bias,
    bias: biasWord(bias),
    ...model.reasons(),
    inputs,
  };
}

function flipsOf(model: FuzzyModel, config: FuzzyConfig, verdict: FuzzyVerdict): readonly Flip[] {
  const values = Float64Array.from(model.inputs, ({ name }) => {
    const input = verdict.inputs.find((one) => one.name === name);
    invariant(input !== undefined && 'value' in input, `no value of ${name} in the verdict`);
    return input.value;
  });
  return [
    ...findFlips(model.inputs, values, (tried) => fuzzyGate(config, model.rate(tried)) ?? 'enter'),
    ...findFlips(model.inputs, values, (tried) => biasWord(model.rate(tried).bias)),
  ];
}
