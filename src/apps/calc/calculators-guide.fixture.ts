// The guide to the calculators as it must stand in docs, made from the calculators themselves.
import type { Calculator, Described } from './calculator.ts';
import { COMMON_ERRORS, exampleAnswer, exampleCommand, formRows } from './help-text.ts';

const OPENING = `# Calculators

\`quantor calc NAME\` reads JSON lines on standard input and writes one JSON line for each, in order and at once, so it
works in a pipe with a live producer and takes no more memory for a long stream than for a short one. \`quantor calc\`
lists the names, \`quantor calc NAME --help\` says what stands below.

- A bad line is answered with \`{"error":{"code","message"}}\` in its place and the run goes on. The exit status is 1 if any
  line failed, 2 for bad usage, 0 otherwise, also where the reader left early (\`| head\`). Ctrl-C ends the run at once, by
  the signal itself (130 in a shell); answers written so far stand.
- An empty line is a bad line: answers stay aligned with lines. CRLF, a byte order mark and a last line without a newline
  are accepted.
- Numbers are written with every digit. \`null\` marks a figure that is undefined; NaN and Infinity never appear, and are not
  accepted. In a line \`null\` stands for an optional field that is left out. A field that is not known is an error, so that a
  misspelt one cannot pass unnoticed; records within a line, such as quotes, may hold more than is read.
- \`--kernel ts\` is the implementation that every calculator has. \`bsm\` and \`implied-vol\` also run on \`--kernel wasm\`, compiled
  to WebAssembly, and answer every line with the same bytes.

Codes that every calculator has:
`;

/** The text of docs/calculators.md. */
export function calculatorsGuide(calculators: readonly Calculator[]): string {
  const common = tableOf(['code', 'meaning'], COMMON_ERRORS);
  return `${OPENING}\n${common}\n${calculators.map(sectionOf).join('\n')}`;
}

function sectionOf(calculator: Calculator): string {
  const { name, summary, forms, outputs, errors, conventions, examples } = calculator;
  const inputs = forms.map(
    (form) => `Input${form.title === '' ? '' : ` ${form.title}`}:\n\n${inputsOf(form)}`,
  );
  return [
    `## ${name}\n`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n`,
    ...inputs,
    `Output:\n\n${tableOf(['field', 'meaning'], outputs)}`,
    ...(errors.length === 0 ? [] : [`Further codes:\n\n${tableOf(['code', 'meaning'], errors)}`]),
    conventions.map((sentence) => `- ${sentence}\n`).join(''),
    ...examples.map((line) => {
      const command = exampleCommand(calculator, line).replace('| quantor', '| npx quantor');
      return `\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`json\n${exampleAnswer(calculator, line)}\n\`\`\`\n`;
    }),
  ].join('\n');
}

function inputsOf(form: Calculator['forms'][number]): string {
  return tableOf(['field', 'meaning'], formRows(form));
}

function tableOf(head: readonly [string, string], rows: readonly Described[]): string {
  const lines = rows.map(({ name, meaning }) => `| \`${name}\` | ${meaning} |\n`);
  return `| ${head[0]} | ${head[1]} |\n|---|---|\n${lines.join('')}`;
}
