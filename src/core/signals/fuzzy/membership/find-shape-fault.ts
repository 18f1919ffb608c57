// Finds what is wrong with a shape's parameters, so that no membership is ever NaN.
import { type Shape, SHAPE_PARAMETERS } from './shape.ts';

/** What was expected of the parameters and what was found, or `undefined` where they are sound. */
export function findShapeFault({ kind, params }: Shape): string | undefined {
  const names = SHAPE_PARAMETERS[kind];
  if (params.length !== names.length) {
    return `expected ${names.length} parameters of a ${kind} (${names.join(', ')}), found ${params.length}`;
  }
  if (!params.every(Number.isFinite)) {
    return `expected finite parameters of a ${kind}, found ${params.join(', ')}`;
  }
  const rule = ruleBroken({ kind, params });
  return rule === undefined
    ? undefined
    : `expected ${rule} of a ${kind} (${names.join(', ')}), found ${params.join(', ')}`;
}

function ruleBroken({ kind, params }: Shape): string | undefined {
  const [first = 0, second = 0] = params;
  switch (kind) {
    case 'triangle':
    case 'trapezoid':
      return isRising(params) && first < (params.at(-1) ?? first)
        ? undefined
        : 'parameters that do not fall and feet apart';
    case 'pi':
      return isRising(params) && first < second && (params[2] ?? 0) < (params[3] ?? 0)
        ? undefined
        : 'parameters that do not fall and feet apart from their shoulders';
    case 'left-shoulder':
    case 'right-shoulder':
    case 'z':
    case 's':
      return first < second ? undefined : 'a first parameter below the second';
    case 'gaussian':
      return first > 0 ? undefined : 'a standard deviation above 0';
    case 'bell':
      return first > 0 && second > 0 ? undefined : 'a half width and a slope above 0';
    case 'sigmoid':
      return first === 0 ? 'a slope other than 0' : undefined;
  }
}

function isRising(params: readonly number[]): boolean {
  return params.every((value, index) => index === 0 || value >= (params[index - 1] ?? value));
}
