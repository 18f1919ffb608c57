// Checks that help names everything there is, within the width of a terminal, and that the guide in docs says the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { calculatorsGuide } from './calculators-guide.fixture.ts';
import { calculatorHelp, COMMON_ERRORS } from './help-text.ts';
import { CALCULATORS } from './registry.ts';

describe.each(CALCULATORS)('help of $name', (calculator) => {
  const help = calculatorHelp(calculator);

  test('names every field, every output and every code', () => {
    const described = [...calculator.outputs, ...calculator.errors, ...COMMON_ERRORS];
    const names = [
      ...calculator.forms.flatMap(({ fields }) => Object.keys(fields)),
      ...described.map(({ name }) => name),
    ];
    for (const name of names) expect(help).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test('keeps its prose within 100 columns and its words whole', () => {
    const [prose = '', examples] = help.split('Examples:');
    expect(examples).toContain(`quantor calc ${calculator.name}`);
    for (const line of prose.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    const words = prose.replaceAll(/\s+/g, ' ');
    for (const { meaning } of calculator.outputs) expect(words).toContain(meaning);
    for (const sentence of calculator.conventions) expect(words).toContain(sentence);
  });
});

test('docs/calculators.md is what the calculators say; QUANTOR_RENEW_DOCS=1 writes it', () => {
  const path = join(import.meta.dirname, '..', '..', '..', 'docs', 'calculators.md');
  const guide = calculatorsGuide(CALCULATORS);
  if (env['QUANTOR_RENEW_DOCS'] === '1') writeFileSync(path, guide);
  expect(readFileSync(path, 'utf8')).toBe(guide);
});
