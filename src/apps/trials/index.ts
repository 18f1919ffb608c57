// The register of trials: what is kept of a run, where, and what it tells of the next one.
export { countedText } from './counted-text.ts';
export { type Counting, counting, type RegisterChoice } from './count-run.ts';
export { placesHere, registerPath } from './register-path.ts';
export { trialOfRun } from './trial-of-run.ts';
export { trialsText, trialText } from './trials-text.ts';
