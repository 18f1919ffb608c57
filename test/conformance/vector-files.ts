// Reads the suite's vectors and says where a file does not have the published shape.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const VECTOR_KINDS = [
  'margin',
  'fees',
  'calendar',
  'settlement',
  'assignment',
  'dividend',
  'pin',
  'liquidation',
  'session',
] as const;
export type VectorKind = (typeof VECTOR_KINDS)[number];

const SENTENCE_LENGTH_MIN = 10;

const vectorShape = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected kebab-case'),
    kind: z.enum(VECTOR_KINDS),
    title: z.string().min(SENTENCE_LENGTH_MIN),
    source: z.string().min(SENTENCE_LENGTH_MIN).optional(),
    arithmetic: z.string().min(SENTENCE_LENGTH_MIN).optional(),
    given: z.record(z.string(), z.unknown()),
    expected: z.record(z.string(), z.unknown()),
  })
  .refine(({ id, kind }) => id.startsWith(`${kind}-`), 'expected an id that begins with the kind')
  .refine(
    ({ source, arithmetic }) => source !== undefined || arithmetic !== undefined,
    'expected a source or the arithmetic',
  )
  .refine(
    ({ given, expected }) => Object.keys(given).length > 0 && isJudged(expected),
    'expected inputs and an answer that is judged',
  );

export type Vector = z.infer<typeof vectorShape>;

const folder = join(import.meta.dirname, 'vectors');

/** The files of the suite, by name. */
export function vectorFiles(): readonly string[] {
  return readdirSync(folder).toSorted();
}

/** What is wrong with a file of this name and text; empty where nothing is. */
export function shapeProblems(file: string, text: string): readonly string[] {
  const kind = VECTOR_KINDS.find((name) => file === `${name}.json` || file.startsWith(`${name}-`));
  if (kind === undefined || !file.endsWith('.json')) return [`${file}: expected KIND-TOPIC.json`];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [`${file}: expected JSON, found ${(error as Error).message}`];
  }
  const parsed = z.array(vectorShape).min(1).safeParse(value);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`);
  return parsed.data
    .filter((vector) => vector.kind !== kind)
    .map((vector) => `${file}: ${vector.id} is of kind ${vector.kind}`);
}

/** The text of one file. */
export function vectorText(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** Every vector, in order of kind, then of file and place; throws where a file has another shape. */
export function readVectors(): readonly Vector[] {
  const vectors = vectorFiles().flatMap((file) => {
    const text = vectorText(file);
    const problems = shapeProblems(file, text);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return z.array(vectorShape).parse(JSON.parse(text));
  });
  return VECTOR_KINDS.flatMap((kind) => vectors.filter((vector) => vector.kind === kind));
}

function isJudged(expected: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(expected).some((name) => name !== 'tolerance');
}
