// The band of the VIX that a level lies in: the oldest and simplest name for a market's state.
import type { VixThresholds } from './regime-config.ts';

export type VixBand = 'calm' | 'normal' | 'elevated' | 'crisis';

/** The band of a level in points; at a threshold the lower one. */
export function vixBand(vixPoints: number, { calm, high, crisis }: VixThresholds): VixBand {
  if (vixPoints > crisis) return 'crisis';
  if (vixPoints > high) return 'elevated';
  return vixPoints > calm ? 'normal' : 'calm';
}
