// The variance of a whole day, from the close before to the session's own, out of five-minute returns and the night's.
import type { Bar } from '../../../domain/index.ts';

const STEP_MS = 5 * 60_000;

/**
 * Sums squared log returns between prices five minutes apart, counted from the open; where bars are missing one return spans
 * them. The night's squared return is added to the day's, so that the sum is of the same time as a close-to-close return.
 * Source: Andersen, Bollerslev, Diebold and Labys (2003) for the day; Hansen and Lunde (2005) for the night, who compare
 * adding it with scaling the day and with weighing both.
 */
export class FiveMinuteVariance {
  #sum = 0;
  #lastPoints = 0;
  #openMs = 0;
  #step = 0;

  /** Begins a session with its first bar. */
  begin(
    previousClose: number,
    { open, startMs }: Pick<Bar, 'open' | 'startMs'>,
    sessionOpenMs: number,
  ): void {
    this.#sum = 0;
    this.#lastPoints = previousClose;
    this.#openMs = sessionOpenMs;
    this.#step = Math.floor((startMs - sessionOpenMs) / STEP_MS);
    this.#add(open);
  }

  /** Takes a bar of the session, the first included. */
  note({ close, closeMs }: Pick<Bar, 'close' | 'closeMs'>): void {
    const step = Math.floor((closeMs - this.#openMs) / STEP_MS);
    if (step === this.#step) return;
    this.#step = step;
    this.#add(close);
  }

  /** The day's variance, the last price being `points`. */
  end(points: number): number {
    this.#add(points);
    return this.#sum;
  }

  #add(points: number): void {
    const change = Math.log(points / this.#lastPoints);
    this.#sum += change * change;
    this.#lastPoints = points;
  }
}
