// The last quotes of one expiry's contracts, so that a contract looked at again at the same bar is not priced again.

/** A power of two: contracts whose keys fall on one entry replace each other. */
export const LEG_ENTRIES = 64;
const KEY_SHIFT = 26;
/** 2^32 over the golden ratio spreads neighbouring strikes over the entries. */
const SPREADER = 0x9e3779b1;

/** A direct-mapped table. Strikes outlive the bar, quotes do not. */
export class LegMemo {
  readonly key = new Int32Array(LEG_ENTRIES).fill(-1);
  readonly bar = new Int32Array(LEG_ENTRIES).fill(-1);
  readonly bidCents = new Int32Array(LEG_ENTRIES);
  readonly askCents = new Int32Array(LEG_ENTRIES);
  /** Strikes in points, and their logarithms. */
  readonly strike = new Float64Array(LEG_ENTRIES);
  readonly logStrike = new Float64Array(LEG_ENTRIES);

  /** The entry of a contract, claimed for it if another held it. */
  entryOf(strikeCents: number, isCall: boolean): number {
    const key = strikeCents * 2 + (isCall ? 1 : 0);
    const entry = Math.imul(key, SPREADER) >>> KEY_SHIFT;
    if (this.key[entry] !== key) {
      this.key[entry] = key;
      this.bar[entry] = -1;
      this.strike[entry] = strikeCents / 100;
      this.logStrike[entry] = Math.log(strikeCents / 100);
    }
    return entry;
  }
}
