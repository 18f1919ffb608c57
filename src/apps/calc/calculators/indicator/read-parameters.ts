// Reads the parameters that a line gives an indicator, by their own names or by others that are taken for them.
import type { LineFailure, LineObject } from '../../calculator.ts';
import { describeValue, shortText } from '../../fields/describe-value.ts';
import type { IndicatorEntry, ParameterValues } from './indicator-entry.ts';
import { namedOne } from './indicator-table.ts';

type ParametersReading = { readonly ok: true; readonly valueOf: ParameterValues } | LineFailure;

/**
 * The value of every parameter of `entry`, its standard one where `given` has none or null. Codes: `unknown-parameter`,
 * `invalid-params`.
 */
export function readParameters(entry: IndicatorEntry, given: LineObject): ParametersReading {
  const { name: indicator, parameters } = entry;
  const values = new Map<string, number>();
  for (const [givenName, value] of Object.entries(given)) {
    const parameter = namedOne(parameters, givenName);
    if (parameter === undefined) {
      const known = parameters.map(({ name }) => name).join(', ') || 'none';
      return failure(
        'unknown-parameter',
        `params: expected those of ${indicator}, ${known}, found ${shortText(givenName)}`,
      );
    }
    const { name, expected, isAccepted } = parameter;
    if (value === null) continue;
    if (typeof value !== 'number' || !isAccepted(value))
      return failure('invalid-params', `params.${name}: expected ${expected}, found ${describeValue(value)}`);
    const before = values.get(name);
    if (before !== undefined && before !== value)
      return failure('invalid-params', `params.${name}: expected one value, found ${before} and ${value}`);
    values.set(name, value);
  }
  for (const { name, standard } of parameters) if (!values.has(name)) values.set(name, standard);
  const valueOf: ParameterValues = (name) => values.get(name) as number;
  const fault = entry.findFault?.(valueOf);
  return fault === undefined ? { ok: true, valueOf } : failure('invalid-params', fault);
}

function failure(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
