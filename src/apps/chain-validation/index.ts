// Recorded option chains beside simulated ones: what `quantor data validate` reads, measures and shows.
export { type ChainInputs, type ReadChains, readChains } from './read-chains.ts';
