// Tells how a file is stamped from the kinds of its first stamps, of which some may be damaged.
import type { StampKind } from '../../../../core/domain/index.ts';

/** Kinds by the code that a row keeps. */
export const STAMP_KINDS: readonly StampKind[] = ['local', 'instant', 'date'];

/**
 * The kind that is known, or that most of these stamps are of; stamps of another kind become unreadable. `kindOf` has the code
 * of each stamp. `undefined` where no stamp is readable.
 */
export function settledKind(
  stampsMs: Float64Array,
  kindOf: Uint8Array,
  known: StampKind | undefined,
): StampKind | undefined {
  const kind = known ?? commonKind(stampsMs, kindOf);
  const code = kind === undefined ? -1 : STAMP_KINDS.indexOf(kind);
  for (let row = 0; row < stampsMs.length; row += 1) if (kindOf[row] !== code) stampsMs[row] = Number.NaN;
  return kind;
}

function commonKind(stampsMs: Float64Array, kindOf: Uint8Array): StampKind | undefined {
  const counts = STAMP_KINDS.map(() => 0);
  for (let row = 0; row < stampsMs.length; row += 1) {
    const code = kindOf[row] as number;
    if (!Number.isNaN(stampsMs[row])) counts[code] = (counts[code] as number) + 1;
  }
  const most = Math.max(...counts);
  return most === 0 ? undefined : STAMP_KINDS[counts.indexOf(most)];
}
