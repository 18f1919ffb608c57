// What a verdict was asked of: each reading once, in the order asked, with its value or the reason why it is missing.
import { type EpochMs, invariant, isoInstant, type Signal, type VerdictInput } from '../../domain/index.ts';

/** A figure that is there. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly asOfMs: EpochMs;
}

export interface Consulted {
  readonly inputs: readonly VerdictInput[];
  /** The reason of the first that was missing. */
  readonly missing: string | undefined;
  /** Notes a signal under its name and gives it where it is there. Throws where it is of after `nowMs`. */
  ask(name: string, signal: Signal<number>): Measured | undefined;
}

export function createConsulted(nowMs: EpochMs): Consulted {
  const inputs: VerdictInput[] = [];
  let missing: string | undefined;
  return {
    inputs,
    get missing() {
      return missing;
    },
    ask: (name, signal) => {
      const isNew = inputs.every((input) => input.name !== name);
      if (!signal.available) {
        if (isNew) inputs.push({ name, missing: signal.reason });
        missing ??= `${name}: ${signal.reason}`;
        return undefined;
      }
      const { value, asOfMs } = signal;
      invariant(asOfMs <= nowMs, `${name} known by ${nowMs}, found one of ${asOfMs}`);
      const measured = { name, value, asOfMs };
      if (isNew) inputs.push(measured);
      return measured;
    },
  };
}

/** `vix 24.31 above 20 (2019-01-03T14:35:00.000Z)`, as reasons tell it. */
export function comparisonText({ name, value, asOfMs }: Measured, threshold: number): string {
  return `${name} ${numberText(value)} ${value > threshold ? 'above' : 'at most'} ${threshold} (${isoInstant(asOfMs)})`;
}

/** To six digits, so that a reason can be read. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}
