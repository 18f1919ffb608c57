// The proof that no run sees the future.
export { type FutureChange } from './future/future-change.ts';
export * from './proof/proof.ts';
export * from './proof/prove.ts';
export * from './proof/proof-subject.ts';
export * from './proof-document.ts';
export * from './proof-text.ts';
