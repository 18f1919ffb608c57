// README.md and every guide below docs are run: their commands succeed and print what the documents show.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { blocksOf, stepsOf } from './document-blocks.ts';
import { runDocument } from './run-document.ts';
import { compareJson, compareText } from './shown-output.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const isRenewing = env['QUANTOR_RENEW_DOCS'] === '1';
const MINUTES = 60_000;

const guides = readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => `docs/${path}`)
  .toSorted();

test.concurrent.each(['README.md', ...guides])(
  '%s does what it shows',
  { timeout: 5 * MINUTES },
  async (path) => {
    const document = readFileSync(join(projectRoot, path), 'utf8');
    const checked = await runDocument(document);
    if (isRenewing) {
      // From the last to the first, so that the places found stay true.
      const renewed = checked
        .toReversed()
        .reduce(
          (text, { block, renewed: lines }) =>
            lines === undefined ? text : text.slice(0, block.from) + lines + text.slice(block.to),
          document,
        );
      if (renewed !== document) writeFileSync(join(projectRoot, path), renewed);
    }
    const problems = checked.flatMap(({ block, problem, renewed }) =>
      problem === undefined || (isRenewing && renewed !== undefined)
        ? []
        : [`${path}, line ${block.line}: ${problem}`],
    );
    expect(problems).toEqual([]);
  },
);

test('the first screen of the README has a first result and the tests', () => {
  const first = readFileSync(join(projectRoot, 'README.md'), 'utf8').split('\n').slice(0, 30).join('\n');
  expect(blocksOf(first).map(({ text }) => text.trim())).toEqual([
    'npm ci && npx quantor backtest',
    'npm ci && npm test',
  ]);
});

test.each([
  ['a block of another language', '```bash\nls\n```\n'],
  ['a block without a language', '```\nls\n```\n'],
  ['output before any commands', '```text\na\n```\n'],
  [
    'output of commands that are not run',
    '```sh\n# needs your files\nnpx quantor verify mine\n```\n\n```text\na\n```\n',
  ],
])('%s is refused', (_name, document) => {
  expect(() => stepsOf(document)).toThrow(/^line \d+: expected/);
});

test('commands that fail are reported with their line and what they printed', async () => {
  const document = '# T\n\n```sh\necho before\nnpx quantor backtest --root GOLD\n```\n';
  await expect(runDocument(document)).rejects.toThrow(/in line 3 end with status 2:[\s\S]*before[\s\S]*GOLD/);
});

test('an excerpt holds where its lines stand in the output in order, side by side save for gaps', () => {
  const output = 'one 1\ntwo 2  \nthree -3\nfour 4\n';
  for (const shown of ['one 1\ntwo 2\n', '…\nthree -3\n', 'one 1\n…\nfour 4\n…\n', 'two 2\nthree -3\n']) {
    expect(compareText(shown, output).problem, shown).toBeUndefined();
  }
  for (const shown of ['one 1\nthree -3\n', 'two 2\n…\none 1\n', 'one\n', 'four 4\nfive 5\n']) {
    expect(compareText(shown, output).problem, shown).toMatch(/^expected/);
  }
});

test('what the register says of a run may fall between lines of a pipe, and is held where it is shown', () => {
  const output =
    'net 1\nTrial 2 of 2 on this data (about\n1.6 independent). The best of so many without any\nedge would tell it from luck.\nnet 2\n';
  expect(compareText('net 1\nnet 2\n', output).problem).toBeUndefined();
  const few =
    'net 1\nTrial 3 of 3 on this data (about 2 independent). Under 30 trades or 60 sessions nothing tells it\nfrom luck.\nnet 2\n';
  expect(compareText('net 1\nnet 2\n', few).problem).toBeUndefined();
  expect(compareText('Trial 1 on this data.\n', output).problem).toMatch(/^expected/);
  expect(
    compareText('one\nTrial 1 on this data.\ntwo\n', 'one\nTrial 1 on this data.\ntwo\n').problem,
  ).toBeUndefined();
});

test('figures that moved can be taken over, a sign or a word that changed cannot', () => {
  const output = 'a 7\nb 8\nnet  -8,749.63\nwin      60.9\na 3\nwin 4\n';
  expect(compareText('…\na 5\nwin 6\n…\n', output).renewed).toBe('…\na 3\nwin 4\n…\n');
  expect(compareText('net     -9.10\n…\nwin 1\n', output).renewed).toBe('net  -8,749.63\n…\nwin      60.9\n');
  expect(compareText('net      9.10\n', output).renewed).toBeUndefined();
  expect(compareText('loss -8,749.63\n', output).renewed).toBeUndefined();
});

test('a JSON example may leave members out and may not differ in those it shows', () => {
  const output = '{"ok":true,"firstBad":{"offset":7,"reason":"r"},"positions":[]}';
  expect(compareJson('{"firstBad":{"offset":7},"positions":[]}', output).problem).toBeUndefined();
  for (const shown of ['{"ok":false}', '{"firstBad":null}', '{"positions":[1]}', '{"other":null}', '[]']) {
    expect(compareJson(shown, output).problem, shown).toMatch(/^expected/);
  }
});
