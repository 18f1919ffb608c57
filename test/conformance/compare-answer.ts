// Compares an engine's answer with what a vector expects, by the suite's published rules of equality.

const TOLERANCE = 1e-9;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

type Fields = Readonly<Record<string, unknown>>;

/** Where `actual` is not what is expected, one sentence each; a field that the vector leaves out is not judged. */
export function differences(
  expected: unknown,
  actual: unknown,
  place = 'answer',
  tolerance = TOLERANCE,
): readonly string[] {
  if (expected === null)
    return actual === null || actual === undefined ? [] : [told(place, expected, actual)];
  if (Array.isArray(expected)) return ofList(expected, actual, place, tolerance);
  if (typeof expected === 'object') return ofFields(expected as Fields, actual, place, tolerance);
  if (typeof expected === 'number') {
    const allowed = tolerance * (tolerance === TOLERANCE ? Math.max(1, Math.abs(expected)) : 1);
    const isNear = typeof actual === 'number' && Math.abs(actual - expected) <= allowed;
    return isNear ? [] : [told(place, expected, actual)];
  }
  if (typeof expected === 'string' && INSTANT.test(expected)) {
    const isSame = typeof actual === 'string' && Date.parse(actual) === Date.parse(expected);
    return isSame ? [] : [told(place, expected, actual)];
  }
  return expected === actual ? [] : [told(place, expected, actual)];
}

function ofList(
  expected: readonly unknown[],
  actual: unknown,
  place: string,
  tolerance: number,
): readonly string[] {
  if (!Array.isArray(actual) || actual.length !== expected.length) return [told(place, expected, actual)];
  return expected.flatMap((item, index) => differences(item, actual[index], `${place}[${index}]`, tolerance));
}

function ofFields(expected: Fields, actual: unknown, place: string, tolerance: number): readonly string[] {
  if (typeof actual !== 'object' || actual === null) return [told(place, expected, actual)];
  const { tolerance: own, ...judged } = expected;
  const within = typeof own === 'number' ? own : tolerance;
  return Object.entries(judged).flatMap(([name, value]) =>
    differences(value, (actual as Fields)[name], `${place}.${name}`, within),
  );
}

function told(place: string, expected: unknown, actual: unknown): string {
  const found = actual === undefined ? 'nothing' : JSON.stringify(actual);
  return `${place}: expected ${JSON.stringify(expected)}, found ${found}`;
}
