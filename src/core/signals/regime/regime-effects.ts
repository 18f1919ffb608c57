// What a regime and the conditions that hold do together to an entry: the strictest of each effect, with the reasons.
import type { RegimeVerdict } from '../../domain/index.ts';
import type { ReadingBook } from '../readings/reading-book.ts';
import { comparisonText, type Consulted } from './consulted.ts';
import type { NamedRegime } from './name-regime.ts';
import type { RegimeCondition, RegimeConfig, RegimeEffect } from './regime-config.ts';

/** A condition that holds, and the reading that it holds by. */
export interface HeldCondition {
  readonly effect: RegimeEffect;
  readonly because: string;
}

/** The conditions that hold, of those whose reading is there; what is missing the consulted know. */
export function heldConditions(
  conditions: readonly RegimeCondition[],
  readings: ReadingBook,
  consulted: Consulted,
): readonly HeldCondition[] {
  const held: HeldCondition[] = [];
  for (const condition of conditions) {
    const { name, reading, side, threshold } = condition;
    const measured = consulted.ask(reading, readings.read(reading));
    if (measured === undefined) continue;
    if (side === 'above' ? measured.value > threshold : measured.value <= threshold)
      held.push({ effect: condition, because: `${name}: ${comparisonText(measured, threshold)}` });
  }
  return held;
}

/**
 * The widest wings and the smallest size that any asks for; effects do not multiply, so that one fact told by two readings
 * counts once.
 */
export function combinedEffects(
  { effects, blocked }: RegimeConfig,
  { regime, because, isHighBecause }: NamedRegime,
  held: readonly HeldCondition[],
): Pick<RegimeVerdict, 'wingScale' | 'sizeScale' | 'isBlocking' | 'reasons'> {
  const isBlocking = blocked.includes(regime);
  const own = { effect: effects[regime], because: `${regime}: ${because}` };
  const high =
    isHighBecause === undefined
      ? []
      : [{ effect: effects['high-vol-range'], because: `high-vol-range: ${isHighBecause}` }];
  const all = [own, ...high, ...held];
  return {
    wingScale: Math.max(...all.map(({ effect }) => effect.wingScale)),
    sizeScale: Math.min(...all.map(({ effect }) => effect.sizeScale)),
    isBlocking,
    reasons: all.map((one) => `${one.because}: ${effectText(one.effect, one === own && isBlocking)}`),
  };
}

function effectText({ wingScale, sizeScale }: RegimeEffect, isBlocking: boolean): string {
  const parts = [
    ...(isBlocking ? ['blocks'] : []),
    ...(wingScale === 1 ? [] : [`wings x${wingScale}`]),
    ...(sizeScale === 1 ? [] : [`size x${sizeScale}`]),
  ];
  return parts.length === 0 ? 'no effect' : parts.join(', ');
}
