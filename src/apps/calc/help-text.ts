// What `quantor calc` and `quantor calc NAME --help` say, made from the calculators' own fields so that it stays true.
import type { Calculator, Described, Form } from './calculator.ts';
import { startAnswers } from './answer-lines.ts';
import { LINE_BYTES_MAX } from './lines/parse-line.ts';

const TEXT_WIDTH = 100;
const MEBIBYTE = 1024 * 1024;

/** Error codes that every calculator has. */
export const COMMON_ERRORS: readonly Described[] = [
  { name: 'invalid-json', meaning: 'the line is not JSON' },
  { name: 'not-an-object', meaning: 'the line is JSON, but no object' },
  {
    name: 'empty-line',
    meaning: 'the line is empty; it is answered so that answers stay aligned with lines',
  },
  { name: 'line-too-long', meaning: `the line has more than ${LINE_BYTES_MAX / MEBIBYTE} MiB` },
  { name: 'invalid-utf8', meaning: 'the line is not UTF-8' },
  { name: 'missing-field', meaning: 'a required field is not there' },
  { name: 'unknown-field', meaning: 'a field is there that is not known, of the line or of an object in it' },
  { name: 'invalid-…', meaning: 'the field of that name has a wrong type or range, such as invalid-strike' },
];

/** Names and summaries, one a line. */
export function listText(calculators: readonly Calculator[]): string {
  return rowsText(calculators.map(({ name, summary }) => ({ name, meaning: summary })));
}

/** Fields, output, errors, conventions, and examples with their answers. */
export function calculatorHelp(calculator: Calculator): string {
  const examples = calculator.examples.map(
    (line) => `  ${exampleCommand(calculator, line)}\n  ${exampleAnswer(calculator, line)}\n`,
  );
  const conventions = calculator.conventions.map((sentence) => wrapped(sentence, 2));
  return [
    '',
    ...calculator.forms.map(
      (form) => `Input${form.title === '' ? '' : ` ${form.title}`}:\n${rowsText(formRows(form))}`,
    ),
    `Output:\n${rowsText(calculator.outputs)}`,
    `Errors, as {"error":{"code","message"}} in place of the output:\n${rowsText([...calculator.errors, ...COMMON_ERRORS])}`,
    `Conventions:\n${conventions.join('')}`,
    `Examples:\n${examples.join('\n')}`,
  ]
    .join('\n')
    .trimEnd();
}

/** The input fields of a form with their types. */
export function formRows(form: Form): readonly Described[] {
  return Object.entries(form.fields).map(([name, { type, meaning, isRequired }]) => ({
    name,
    meaning: `${type}${isRequired ? '' : ', optional'}: ${meaning}`,
  }));
}

/** The example as a person types it. */
export function exampleCommand(calculator: Calculator, line: string): string {
  return `echo '${line}' | quantor calc ${calculator.name}`;
}

/** What the example prints. */
export function exampleAnswer(calculator: Calculator, line: string): string {
  return startAnswers(calculator)(Buffer.from(line)).text.trimEnd();
}

function rowsText(rows: readonly Described[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 4;
  return rows
    .map(({ name, meaning }) => `  ${name}`.padEnd(width) + wrapped(meaning, width).slice(width))
    .join('');
}

/** Lines of at most 100 characters, each indented. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > TEXT_WIDTH) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((one) => `${' '.repeat(indent)}${one}\n`).join('');
}
