// One named figure of the book: worked out when it is asked for, and again only after something it rests on has changed.
import type { EpochMs, Signal } from '../../domain/index.ts';

/** How often something that readings rest on has changed. */
export interface Changes {
  count: number;
}

/** What one reading is made of. */
export interface ReadingRule {
  readonly restsOn: readonly Changes[];
  compute(): Signal<number>;
}

/** The rules that a source has, by the names of the readings that it was made for. */
export type ReadingRules<Name extends string> = Readonly<Record<Name, ReadingRule>>;

/** A rule with its last result. */
export class Reading {
  readonly #rule: ReadingRule;
  #seen = -1;
  #signal: Signal<number> = missing('not-computed');

  constructor(rule: ReadingRule) {
    this.#rule = rule;
  }

  read(): Signal<number> {
    let changes = 0;
    for (const { count } of this.#rule.restsOn) changes += count;
    if (changes !== this.#seen) {
      this.#seen = changes;
      this.#signal = this.#rule.compute();
    }
    return this.#signal;
  }
}

/** A reading's value, known from `asOfMs` on. */
export function known(value: number, asOfMs: EpochMs): Signal<number> {
  return Number.isFinite(value) ? { available: true, value, asOfMs } : missing('not-a-number');
}

/** A reading without a value. */
export function missing(reason: string): Signal<number> {
  return { available: false, reason };
}
