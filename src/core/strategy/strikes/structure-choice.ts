// A structure that was picked from a chain, with the surface's view of each leg.
import type { ContractModel, OptionStructure } from '../../domain/index.ts';

export interface StructureChoice {
  readonly kind: 'structure';
  readonly structure: OptionStructure;
  /** In leg order. */
  readonly models: readonly ContractModel[];
}
