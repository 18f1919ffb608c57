// Recorded option chains beside simulated ones: what `quantor data validate` reads, measures and shows.
export { INDEX_MEMBERS, type IndexFiles, type IndexMember } from './index-family-history.ts';
export { type ChainInputs, type ReadChains, readChains } from './read-chains.ts';
export { type Validation, validateChains } from './validate-chains.ts';
export { validationText } from './text/validation-text.ts';
export { writeSmilePages } from './write-smiles.ts';
