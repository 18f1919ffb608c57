// The one way a broken promise of our own code is reported: it stops the session before a wrong number is booked.

/** Thrown when the program contradicts itself; never caught in core. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws `InvariantViolation` with `message` unless `condition` holds. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}
