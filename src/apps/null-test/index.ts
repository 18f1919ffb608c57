// The null test: what a strategy seems to earn in worlds of which the truth is known.
export { type NullTest, nullTest } from './null-test.ts';
export { nullTestDocument } from './null-test-document.ts';
export type { NullTestRequest } from './null-test-request.ts';
export { nullTestText } from './null-test-text.ts';
