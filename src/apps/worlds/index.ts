// Worlds resampled from a run's own market, in which the whole run is made again.
export { jointWorlds, type JointRequest } from './joint-worlds.ts';
export { jointText } from './joint-text.ts';
