// How the signals bend a structure away from what is configured: which way it leans and how wide its wings are.

/** Factors of the deltas and of the width wanted; 1 leaves them as configured. */
export interface StructureTilt {
  /** Of the absolute deltas of the puts, short and long: above 1 sells nearer the money. */
  readonly putDeltaScale: number;
  readonly callDeltaScale: number;
  /** Of the distance from each short to its long. */
  readonly widthScale: number;
}

export const NO_TILT: StructureTilt = { putDeltaScale: 1, callDeltaScale: 1, widthScale: 1 };
