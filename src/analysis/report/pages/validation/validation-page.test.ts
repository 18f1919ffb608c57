// Tests that page and text of a validation say the verdict first, every test with its number, and each configuration.
import { describe, expect, it } from 'vitest';
import { sampleValidation } from '../../document/validation/sample-validation.fixture.ts';
import { reportDocument } from '../../report-document.ts';
import { runDocument } from '../../run-document.ts';
import { sampleFacts, sampleRun } from '../../sample-run.fixture.ts';
import { validationText } from '../../text/validation/validation-text.ts';
import { validationPage } from './validation-page.ts';

const document = sampleValidation();

describe('the page', () => {
  const page = validationPage(document);
  const tables = page.blocks.filter((block) => block.kind === 'table');
  const textsOf = (index: number): readonly (readonly string[])[] =>
    (tables[index]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));

  it('says the verdict and why', () => {
    expect(page.blocks[0]).toMatchObject({
      kind: 'callout',
      title: 'Luck alone does not explain this result, but not every test of its strength is passed.',
      text: expect.stringMatching(/^Not passed: plateau of neighbours\. /) as string,
    });
  });

  it('has every test with what it asked and found', () => {
    expect(textsOf(0)).toEqual([
      ['deflated Sharpe ratio', 'luck', '0.97', 'at least 0.95', 'yes'],
      ['against not trading', 'luck', '0.010', 'under 0.05', 'yes'],
      ['overfitting (CSCV)', 'strength', '0.40', 'under 0.5', 'yes'],
      ['walk-forward', 'strength', '0.91', 'at least 0.5', 'yes'],
      ['paths (CPCV)', 'strength', '0.20', 'above 0', 'yes'],
      ['plateau of neighbours', 'strength', '0.38', 'at least 0.5', 'no'],
      ['worse fills', 'strength', '250', 'above 0', 'yes'],
    ]);
  });

  it('has every configuration, the run first', () => {
    expect(textsOf(1)).toEqual([
      ['the run', '1.20', '$1,200', '60'],
      ['exit.dteFloor 7', '0.40', '$400', '60'],
      ['selection.shortDelta 0.24', '0.50', '$500', '60'],
    ]);
  });

  it('says what the register knew, and writes a minus as one', () => {
    expect(page.lead).toContain(
      'has 5 trials on this data, the run itself among them, about 2.4 independent',
    );
    const alone = { ...document.trials, counted: 1, independent: 1 };
    expect(validationPage({ ...document, trials: alone }).lead).toContain('no other trial on this data');
    const [test] = document.verdict.tests;
    if (test === undefined) throw new Error('no test');
    const tests = [{ ...test, meaning: 'walk-forward: -0.20 against 1-2' }];
    const signed = validationPage({ ...document, verdict: { ...document.verdict, tests } });
    expect(signed.blocks.find(({ kind }) => kind === 'list')).toMatchObject({
      items: ['walk-forward: −0.20 against 1-2'],
    });
  });

  it('stands in the report of a run that has one, and only there', () => {
    const records = sampleRun();
    const run = runDocument(records, sampleFacts());
    const idsOf = (
      ...more: Parameters<typeof reportDocument> extends [unknown, unknown, ...infer Rest] ? Rest : never
    ) => reportDocument(run, records, ...more).sections.map(({ id }) => id);
    expect(idsOf()).not.toContain('validation');
    const ids = idsOf(document);
    expect(ids[ids.indexOf('honesty') + 1]).toBe('validation');
  });
});

describe('the text', () => {
  const lines = validationText(document).split('\n');

  it('begins with the verdict, in lines that fit', () => {
    expect(lines.slice(0, 5)).toEqual([
      'VERDICT on run run-1',
      '-'.repeat(100),
      '  Luck alone does not explain this result, but not every test of its strength is passed.',
      '  Not passed: plateau of neighbours.',
      '',
    ]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('names the tests that decided as its table does', () => {
    const tests = document.verdict.tests.map((test) =>
      test.asks === 'luck' ? { ...test, isPassed: test.name === 'deflated-sharpe' ? false : null } : test,
    );
    const lucky = { ...document.verdict, code: 'luck' as const, tests };
    expect(validationText({ ...document, verdict: lucky })).toContain(
      '  Not passed: deflated Sharpe ratio. Not measured: against not trading.\n',
    );
    const few = { ...lucky, code: 'insufficient-evidence' as const, reasons: ['under 30 trades (3)'] };
    expect(validationText({ ...document, verdict: few })).toContain('  Because: under 30 trades (3).\n');
  });

  it('tells no chance as none, and overfitting that does no harm as such', () => {
    const tests = document.verdict.tests.map((test) => {
      if (test.name === 'superior-to-cash') return { ...test, value: 0 };
      return test.name === 'overfitting' ? { ...test, value: 0.7, isPassed: true } : test;
    });
    const text = validationText({ ...document, verdict: { ...document.verdict, tests } });
    expect(text).toMatch(/against not trading +under 0\.001 +under 0\.05 +yes\n/);
    expect(text).toMatch(/overfitting \(CSCV\) +0\.70 +under 0\.5 +yes: harmless\n/);
    const superiority = { judgedOverCash: 0, bestOverCash: 0, othersOverJudged: null };
    expect(validationText({ ...document, measures: { ...document.measures, superiority } })).toContain(
      'chance of luck under 0.001.',
    );
  });

  it('says what the register knew, or that it was not used', () => {
    expect(lines.join(' ')).toContain('The register has 5 trials on this data that count against the run');
    const unknown = { counted: null, independent: 1, notCounted: 'as asked with --no-trials' };
    expect(validationText({ ...document, trials: unknown })).toContain(
      'The register of trials was not used (as asked with --no-trials)',
    );
  });

  it('says of costs where it breaks even, or that it never does', () => {
    expect(lines).toContain('  Net P&L $ 1,500 at f = 0, -500 at f = 1. It breaks even at f = 0.75.');
    const [cheap] = document.costs;
    const gaining = { ...document, costs: cheap === undefined ? [] : [cheap], breakEvenF: null };
    expect(validationText(gaining)).toContain('It gains at every f.');
  });
});
