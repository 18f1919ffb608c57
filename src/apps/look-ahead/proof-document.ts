// A look-ahead proof as one JSON document.
import { isoInstant } from '../../core/domain/index.ts';
import type { FutureChange } from './future/future-change.ts';
import type { Leak, Proof } from './proof/proof.ts';

/** Plain data; instants as ISO 8601 in UTC. */
export function proofDocument(proof: Proof, seconds: number): unknown {
  const { isProven, bars, instants, worlds, differing, orders, cleanedRows, modules, first, unbuilt } = proof;
  return {
    proven: isProven,
    bars,
    instants: instants.map((atMs) => isoInstant(atMs)),
    worlds,
    differing,
    orders,
    cleanedRows,
    seconds,
    modules: modules.map((one) => ({
      ...one,
      first: one.first === undefined ? null : leakDocument(one.first),
    })),
    first: first === undefined ? null : leakDocument(first),
    notCompared: unbuilt.map(({ change, error }) => ({
      ...changeDocument(change),
      code: error.code,
      message: error.message,
    })),
  };
}

function leakDocument({ module, view, change, atMs, path, before, after }: Leak): unknown {
  return {
    module,
    view,
    ...changeDocument(change),
    at: isoInstant(atMs),
    path,
    before: before ?? null,
    after: after ?? null,
  };
}

function changeDocument({ kind, atMs }: FutureChange): {
  readonly change: string;
  readonly changedAfter: string;
} {
  return { change: kind, changedAfter: isoInstant(atMs) };
}
