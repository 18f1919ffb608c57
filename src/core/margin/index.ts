// What positions can lose and what brokers ask for them.
export { type SignedLeg, summedWorstLossCents } from './worst-expiry-loss.ts';
