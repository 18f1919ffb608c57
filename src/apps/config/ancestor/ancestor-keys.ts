// Every name that the predecessor's configuration and command line had, in the order in which a person is told of them.
import type { AncestorKey } from './ancestor-key.ts';
import { ENTRY_KEYS } from './keys/entry-keys.ts';
import { EXIT_KEYS } from './keys/exit-keys.ts';
import { FILTER_KEYS } from './keys/filter-keys.ts';
import { FUZZY_KEYS } from './keys/fuzzy-keys.ts';
import { LAG_KEYS } from './keys/lag-keys.ts';
import { REGIME_KEYS } from './keys/regime-keys.ts';
import { RISK_KEYS } from './keys/risk-keys.ts';
import { RUN_KEYS } from './keys/run-keys.ts';
import { STRUCTURE_KEYS } from './keys/structure-keys.ts';

export const ANCESTOR_KEYS: readonly AncestorKey[] = [
  ...STRUCTURE_KEYS,
  ...REGIME_KEYS,
  ...ENTRY_KEYS,
  ...FILTER_KEYS,
  ...FUZZY_KEYS,
  ...EXIT_KEYS,
  ...RISK_KEYS,
  ...LAG_KEYS,
  ...RUN_KEYS,
];

const BY_NAME: ReadonlyMap<string, AncestorKey> = new Map(ANCESTOR_KEYS.map((key) => [key.name, key]));

export function ancestorKey(name: string): AncestorKey | undefined {
  return BY_NAME.get(name);
}
