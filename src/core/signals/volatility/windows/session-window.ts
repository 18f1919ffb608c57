// The latest values of a daily quantity with the sessions they are of, in a ring: what windows of closed sessions are measured on.
import { invariant } from '../../../domain/index.ts';

/** What a window asks of its own completeness. */
export interface WindowLimits {
  /** Index of the last session that is over, by the exchange's calendar. */
  readonly closedSession: number;
  readonly sessionsMin: number;
  readonly ageSessionsMax: number;
  readonly missingShareMax: number;
}

export type WindowProblem = 'too-few-sessions' | 'stale' | 'missing-sessions';

/** Up to `capacity` values, oldest first; the oldest goes as a new one comes. */
export class SessionWindow {
  readonly capacity: number;
  length = 0;
  readonly #values: Float64Array;
  /** Each value is of the time from the close of one session to that of another, by their indices in the calendar. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  #next = 0;

  constructor(capacity: number) {
    invariant(
      Number.isInteger(capacity) && capacity > 0,
      `a window holds at least one value, not ${capacity}`,
    );
    this.capacity = capacity;
    this.#values = new Float64Array(capacity);
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
  }

  /** Adds the value of the time from the close of session `from` to that of session `to`. */
  push(value: number, from: number, to: number): void {
    this.#values[this.#next] = value;
    this.#from[this.#next] = from;
    this.#to[this.#next] = to;
    this.#next = this.#next + 1 === this.capacity ? 0 : this.#next + 1;
    if (this.length < this.capacity) this.length += 1;
  }

  /** The value at a place from 0, the oldest, to `length` - 1. */
  valueAt(place: number): number {
    return this.#values[this.#slot(place)] as number;
  }

  /** Index of the session of the latest value; only where there is one. */
  get lastSession(): number {
    return this.#to[this.#slot(this.length - 1)] as number;
  }

  /** Sessions that the values are of: more than `length` where one is of several. */
  get sessionsCovered(): number {
    let covered = 0;
    for (let slot = 0; slot < this.length; slot += 1)
      covered += (this.#to[slot] as number) - (this.#from[slot] as number);
    return covered;
  }

  /** Why the values are no window of the latest sessions, if they are none. */
  problem({
    closedSession,
    sessionsMin,
    ageSessionsMax,
    missingShareMax,
  }: WindowLimits): WindowProblem | undefined {
    if (this.length < sessionsMin) return 'too-few-sessions';
    if (closedSession - this.lastSession > ageSessionsMax) return 'stale';
    const span = this.lastSession - (this.#from[this.#slot(0)] as number);
    return span - this.length > Math.floor(missingShareMax * this.length) ? 'missing-sessions' : undefined;
  }

  #slot(place: number): number {
    const slot = this.#next - this.length + place;
    return slot < 0 ? slot + this.capacity : slot;
  }
}
