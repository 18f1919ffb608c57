// Holds every calculator to what its own help says, and to an answer for any line at all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startAnswers } from './answer-lines.ts';
import { COMMON_ERRORS } from './help-text.ts';
import { CALCULATORS } from './registry.ts';

test('names are unique and made of lower-case words', () => {
  const names = CALCULATORS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

describe.each(CALCULATORS)('$name', (calculator) => {
  const answer = startAnswers(calculator);
  const inputNames = calculator.forms.flatMap(({ fields }) => Object.keys(fields));
  const outputNames = calculator.outputs.map(({ name }) => name);
  const codes = [...calculator.errors, ...COMMON_ERRORS].map(({ name }) => name);
  const isTold = (code: string): boolean => codes.includes(code) || code.startsWith('invalid-');

  const expectOutputs = (names: readonly string[]): void => {
    if (calculator.hasOutputsByInput !== true) {
      expect(names).toEqual(outputNames);
      return;
    }
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(outputNames).toContain(name);
  };

  test('answers its examples with exactly the output fields that help names', () => {
    expect(calculator.examples.length).toBeGreaterThan(0);
    for (const example of calculator.examples) {
      const { isOk, text } = answer(Buffer.from(example));
      expect(isOk, text).toBe(true);
      expectOutputs(Object.keys(JSON.parse(text) as object));
    }
  });

  test('has one line of summary and no sentence twice', () => {
    expect(calculator.summary).toMatch(/^[a-z].{10,80}[^.]$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('answers any line with one line of JSON and a code that help names', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.array(fc.double(), { maxLength: 8 }),
      fc.constantFrom('call', 'put'),
    );
    const line = fc.oneof(
      fc
        .dictionary(fc.constantFrom(...inputNames, '__proto__', 'constructor'), value)
        .map((object) => JSON.stringify(object)),
      fc.json(),
      fc.string(),
      // An example with one field changed reaches further than anything drawn freely.
      fc
        .tuple(fc.constantFrom(...calculator.examples), fc.constantFrom(...inputNames), value)
        .map(([text, name, other]) => JSON.stringify({ ...(JSON.parse(text) as object), [name]: other })),
    );
    fc.assert(
      fc.property(line, (input) => {
        const { isOk, text } = answer(Buffer.from(input));
        expect(text.indexOf('\n')).toBe(text.length - 1);
        const result = JSON.parse(text) as {
          readonly error?: { readonly code: string; readonly message: string };
        };
        expect(result.error === undefined).toBe(isOk);
        if (isOk) expectOutputs(Object.keys(result));
        else expect(result.error?.code).toSatisfy(isTold);
      }),
      { numRuns: 500 },
    );
  });
});
