// Signals put to the test by moving the sessions they choose.
export { drawnMoves, tradedOn } from './moved-sessions.ts';
export { hasSignals, signalChoice, type SilentRun } from './signal-choice.ts';
export { permutedSignals } from './permuted-signals.ts';
export { permutedText } from './permuted-text.ts';
