// What the indicator calculator knows of one indicator: its names, parameters, columns and lines, and how it is made.
import type { Indicator } from '../../../../core/signals/index.ts';

export const COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;
export type Column = (typeof COLUMNS)[number];

/** A parameter as data. */
export interface Parameter {
  readonly name: string;
  /** Other names that are taken for it, such as TA-Lib's; case and separators do not matter. */
  readonly aliases: readonly string[];
  /** Taken where it is left out. */
  readonly standard: number;
  /** What is accepted, in words. */
  readonly expected: string;
  readonly isAccepted: (value: number) => boolean;
}

export type ParameterValues = (name: string) => number;

export interface IndicatorEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  /** What it is, in a few words without a full stop. */
  readonly meaning: string;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly Column[];
  readonly lines: readonly string[];
  readonly create: (valueOf: ParameterValues) => Indicator<string>;
  /** What is wrong with values that are each accepted alone. */
  readonly findFault?: (valueOf: ParameterValues) => string | undefined;
}
