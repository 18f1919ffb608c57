// What every calculator is: its fields as data, which help and checks are made from, and the function that answers.
import type { EuropeanKernel } from '../../core/pricing/index.ts';
import type { Fields } from './fields/field.ts';

/** A line of input once it is known to be a JSON object. */
export type LineObject = Readonly<Record<string, unknown>>;

/** Why a line has no answer; the codes are part of the contract. */
export interface LineFailure {
  readonly ok: false;
  readonly code: string;
  /** What was expected and what was found. */
  readonly message: string;
}

/** The output fields (`undefined` is written as null), or why there are none. */
export type LineAnswer = { readonly ok: true; readonly value: LineObject } | LineFailure;

/** One accepted set of input fields; a calculator has several where some fields stand in place of others. */
export interface Form {
  readonly title: string;
  readonly fields: Fields;
}

/** A name with the sentence that explains it: an output field with its unit, or an error code. */
export interface Described {
  readonly name: string;
  readonly meaning: string;
}

export interface Calculator {
  readonly name: string;
  /** One line for the list of calculators. */
  readonly summary: string;
  readonly forms: readonly Form[];
  readonly outputs: readonly Described[];
  /** Set where an answer has the outputs that its input asks for; otherwise it has all, in this order. */
  readonly hasOutputsByInput?: true;
  /** Codes beyond those that every calculator has. */
  readonly errors: readonly Described[];
  /** Conventions and sources, one sentence or two each. */
  readonly conventions: readonly string[];
  /** Input lines that help and documentation show with their answers. */
  readonly examples: readonly string[];
  /** Begins a stream; the function answers its lines in order and may remember earlier ones. */
  readonly start: () => (line: LineObject) => LineAnswer;
  /** The same on a kernel of choice; absent where there is none to choose from. */
  readonly startOn?: (kernel: EuropeanKernel) => (line: LineObject) => LineAnswer;
}
