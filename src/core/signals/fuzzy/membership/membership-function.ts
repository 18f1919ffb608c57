// Turns a shape into the function that gives the degree to which a value belongs to it.
import { invariant } from '../../../domain/index.ts';
import { findShapeFault } from './find-shape-fault.ts';
import type { Shape } from './shape.ts';

/** The degree, 0 to 1, to which a finite value belongs to a set. */
export type MembershipFunction = (value: number) => number;

/** The function of a sound shape. */
export function membershipFunction(shape: Shape): MembershipFunction {
  const fault = findShapeFault(shape);
  invariant(fault === undefined, fault ?? '');
  const [a = 0, b = 0, c = 0, d = 0] = shape.params;
  switch (shape.kind) {
    case 'triangle':
      return (x) => Math.min(rise(x, a, b), fall(x, b, c));
    case 'trapezoid':
      return (x) => Math.min(rise(x, a, b), fall(x, c, d));
    case 'left-shoulder':
      return (x) => fall(x, a, b);
    case 'right-shoulder':
      return (x) => rise(x, a, b);
    case 'gaussian':
      return (x) => Math.exp(-0.5 * ((x - b) / a) ** 2);
    case 'bell':
      return (x) => 1 / (1 + Math.abs((x - c) / a) ** (2 * b));
    case 'sigmoid':
      return (x) => 1 / (1 + Math.exp(-a * (x - b)));
    case 'z':
      return (x) => 1 - curve(x, a, b);
    case 's':
      return (x) => curve(x, a, b);
    case 'pi':
      return (x) => Math.min(curve(x, a, b), 1 - curve(x, c, d));
  }
}

/** 0 below the foot, 1 from the shoulder on; a foot at the shoulder is a step that belongs to the set. */
function rise(x: number, foot: number, shoulder: number): number {
  if (x >= shoulder) return 1;
  return x <= foot ? 0 : (x - foot) / (shoulder - foot);
}

function fall(x: number, shoulder: number, foot: number): number {
  if (x <= shoulder) return 1;
  return x >= foot ? 0 : (foot - x) / (foot - shoulder);
}

/** Two parabolas that meet halfway between foot and shoulder. */
function curve(x: number, foot: number, shoulder: number): number {
  const share = rise(x, foot, shoulder);
  return share <= 0.5 ? 2 * share ** 2 : 1 - 2 * (1 - share) ** 2;
}
