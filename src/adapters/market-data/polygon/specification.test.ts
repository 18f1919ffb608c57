import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SessionDate } from '../../../core/domain/index.ts';
import type { MarketDataRequest } from '../../../core/ports/index.ts';
import { envelopeFields } from './answer/envelope.ts';
import { inquiryOf, type Question } from './inquiry.ts';
import { aggregateRecord } from './map/map-aggregates.ts';
import { snapshotRecord } from './map/map-chain-snapshot.ts';
import { contractRecord } from './map/map-contracts.ts';
import { dividendRecord, splitRecord } from './map/map-corporate-actions.ts';
import { quoteRecord } from './map/map-quotes.ts';
import { indexRecord } from './reference/index-values.ts';
import { holidayRecord, marketStatusBody } from './reference/market-state.ts';
import { pastQuoteQuestion } from './past-quotes.ts';
import { minuteEvent, quoteEvent, statusEvent } from './stream/stream-events.ts';
import { HOLIDAYS_PATH, indexInquiry, STATUS_PATH } from './reference/polygon-reference.ts';

const realData = process.env['QUANTOR_REAL_DATA'] ?? '';
const isHere = realData !== '';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema: Schema }>> }>>;
}
interface Specification {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly servers: readonly { readonly url: string }[];
}

function specificationIn(name: string): Specification | undefined {
  if (!isHere) return undefined;
  const file = readFileSync(join(realData, 'vendor-contracts', 'polygon', `${name}.json.gz`));
  return JSON.parse(gunzipSync(file).toString()) as Specification;
}

const rest = specificationIn('massive_rest');
const websocket = specificationIn('massive_websocket');
/** The one that references are resolved in. */
let specification = rest;

function resolved<T extends { readonly $ref?: string }>(value: T): T {
  if (value.$ref === undefined) return value;
  let found: unknown = specification;
  for (const step of value.$ref.split('/').slice(1)) found = (found as Record<string, unknown>)[step];
  return resolved(found as T);
}

/** Dotted names of all fields, those of an array's records under the array's name. */
function fieldsOf(schema: Schema, front = ''): readonly string[] {
  const { allOf, properties, items } = resolved(schema);
  return [
    ...(allOf ?? []).flatMap((part) => fieldsOf(part, front)),
    ...Object.entries(properties ?? {}).flatMap(([name, part]) => [
      front + name,
      ...fieldsOf(part, `${front}${name}.`),
    ]),
    ...(items === undefined ? [] : fieldsOf(items, front)),
  ];
}

/** The same of what we read. */
function fieldsRead(schema: z.ZodType, front = ''): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return fieldsRead(schema.unwrap() as z.ZodType, front);
  if (schema instanceof z.ZodArray) return fieldsRead(schema.element as z.ZodType, front);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, part]) => [
    front + name,
    ...fieldsRead(part, `${front}${name}.`),
  ]);
}

/** The operation whose path is `path`, its `{place}`s standing for the given steps. */
function operationAt(path: string, kindOfPlace: RegExp): readonly [template: string, operation: Operation] {
  const steps = path.split('/');
  const found = Object.entries(specification?.paths ?? {}).find(([template]) => {
    const parts = template.split('/');
    return (
      parts.length === steps.length &&
      parts.every((part, place) => (part.startsWith('{') ? kindOfPlace.test(part) : part === steps[place]))
    );
  });
  if (found === undefined) throw new Error(`the specification has no path for ${path}`);
  return [found[0], found[1].get];
}

const answerOf = ({ responses }: Operation): Schema => {
  const schema = responses['200']?.content?.['application/json']?.schema;
  if (schema === undefined) throw new Error('the specification has no answer');
  return schema;
};

const SPAN = { from: '2026-02-20' as SessionDate, to: '2026-02-24' as SessionDate };
const bars = (symbol: string, timeframe: '1m' | 'D' | 'W' = '1m'): MarketDataRequest => ({
  kind: 'bars',
  symbol,
  timeframe,
  ...SPAN,
});
const NO_PLACE = /^$/;
const SHARE = /^\{(?:stocksTicker|multiplier|timespan|from|to)\}$/;
const INDEX = /^\{(?:indicesTicker|multiplier|timespan|from|to)\}$/;
const OPTION = /^\{(?:optionsTicker|multiplier|timespan|from|to)\}$/;

const CASES: readonly (readonly [string, MarketDataRequest, RegExp, z.ZodType])[] = [
  ['bars of a share', bars('SPY'), SHARE, aggregateRecord],
  [
    'bars of an index',
    bars('SPX', 'D'),
    INDEX,
    aggregateRecord.omit({ v: true, vw: true, n: true, otc: true }),
  ],
  ['bars of an option', bars('SPXW260320P06500000', 'W'), OPTION, aggregateRecord.omit({ otc: true })],
  [
    'levels of an index',
    { kind: 'index-levels', index: 'VIX', ...SPAN },
    INDEX,
    aggregateRecord.omit({ v: true, vw: true, n: true, otc: true }),
  ],
  [
    'a chain',
    { kind: 'chain', underlying: 'SPX', date: undefined, expiries: SPAN },
    /^\{underlyingAsset\}$/,
    snapshotRecord,
  ],
  [
    'contracts of a past day',
    { kind: 'option-contracts', underlying: 'SPX', asOf: SPAN.from, expiries: SPAN },
    NO_PLACE,
    contractRecord,
  ],
  [
    'quotes',
    { kind: 'option-quotes', symbol: 'SPXW260320P06500000', ...SPAN },
    /^\{optionsTicker\}$/,
    quoteRecord,
  ],
  ['dividends', { kind: 'dividends', symbol: 'SPY', ...SPAN }, NO_PLACE, dividendRecord],
  ['splits', { kind: 'splits', symbol: 'SPY', ...SPAN }, NO_PLACE, splitRecord],
];

const questionsOf = (request: MarketDataRequest): readonly Question[] => {
  const inquiry = inquiryOf(request);
  if (!inquiry.ok) throw new Error(inquiry.error.message);
  return inquiry.value.questions;
};

function expectSpecified({ path, query }: Question, kindOfPlace: RegExp, record: z.ZodType): void {
  const [template, operation] = operationAt(path, kindOfPlace);
  const parameters = new Map(
    (operation.parameters ?? []).map((parameter) => {
      const { name, schema } = resolved(parameter);
      return [name, resolved(schema)];
    }),
  );
  for (const [name, value] of Object.entries(query)) {
    const schema = parameters.get(name);
    expect(schema, `${template} ? ${name}`).toBeDefined();
    if (schema?.enum !== undefined) expect(schema.enum, `${template} ? ${name}`).toContain(value);
    if (schema?.maximum !== undefined) expect(Number(value)).toBeLessThanOrEqual(schema.maximum);
    if (schema?.type === 'boolean') expect(['true', 'false']).toContain(value);
  }
  // A path's own steps are checked as its parameters: timespan, for one, is of a list.
  for (const [place, part] of template.split('/').entries()) {
    const allowed = parameters.get(part.slice(1, -1))?.enum;
    if (allowed !== undefined) expect(allowed).toContain(path.split('/')[place]);
  }
  const specified = new Set(fieldsOf(answerOf(operation)));
  const read = fieldsRead(record, 'results.');
  expect(read.length).toBeGreaterThan(1);
  expect(read.filter((field) => !specified.has(field))).toEqual([]);
}

describe.skipIf(!isHere)('the vendor’s specification (skipped where QUANTOR_REAL_DATA is unset)', () => {
  test.each(CASES)(
    '%s: path, query and every field that is read are in it',
    (_, request, kindOfPlace, record) => {
      for (const question of questionsOf(request)) expectSpecified(question, kindOfPlace, record);
    },
  );

  test('the last quote before a time', () => {
    const question = pastQuoteQuestion('SPXW260320P06500000', 1_771_563_600_000, 1_771_620_300_000);
    expectSpecified({ ...question, pathFront: question.path }, /^\{optionsTicker\}$/, quoteRecord);
  });

  test('the snapshot of indices, status and holidays likewise', () => {
    const [question] = indexInquiry(['SPX', 'VIX']).questions;
    expectSpecified(question as Question, NO_PLACE, indexRecord);
    for (const [path, record] of [
      [STATUS_PATH, marketStatusBody],
      [HOLIDAYS_PATH, holidayRecord],
    ] as const) {
      const specified = new Set(fieldsOf(answerOf(operationAt(path, NO_PLACE)[1])));
      expect(fieldsRead(record).filter((field) => !specified.has(field))).toEqual([]);
    }
  });

  test('the envelope: status, next_url and results; error and message stand in refusals alone', () => {
    const [question] = questionsOf(bars('SPY'));
    const specified = fieldsOf(answerOf(operationAt(question?.path ?? '', SHARE)[1]));
    const own = envelopeFields.filter((name) => name !== 'error' && name !== 'message');
    expect(own.filter((name) => !specified.includes(name))).toEqual([]);
  });

  test('the address is the first server of the specification, and a typo fails', () => {
    expect(specification?.servers[0]?.url).toBe('https://api.massive.com');
    const [question] = questionsOf(bars('SPY')) as [Question];
    const misspelt = { ...question, query: { ...question.query, adjusted_: 'false' } };
    expect(() => {
      expectSpecified(misspelt, SHARE, aggregateRecord);
    }).toThrow(/adjusted_/);
    expect(() => {
      expectSpecified(question, SHARE, z.looseObject({ t: z.number(), opened: z.number() }));
    }).toThrow(/opened/);
    expect(() => {
      expectSpecified({ ...question, path: '/v2/aggregates/SPY' }, SHARE, aggregateRecord);
    }).toThrow(/no path/);
  });

  test.each([
    ['/stocks/Q', quoteEvent],
    ['/options/Q', quoteEvent],
    ['/stocks/AM', minuteEvent],
    ['/options/AM', minuteEvent],
    // Of an index there is no volume.
    ['/indices/AM', minuteEvent.omit({ v: true })],
  ] as const)('events of the stream %s: the address and every field that is read', (path, event) => {
    specification = websocket;
    try {
      const operation = websocket?.paths[path]?.get;
      if (operation === undefined) throw new Error(`the specification has no ${path}`);
      const specified = new Set(fieldsOf(answerOf(operation)));
      expect(fieldsRead(event).filter((field) => !specified.has(field))).toEqual([]);
      expect(websocket?.servers.map(({ url }) => url)).toContain('wss://socket.massive.com');
      const statusSchema: Schema = { $ref: '#/components/schemas/AuthEvent' };
      expect(fieldsOf(statusSchema)).toEqual(expect.arrayContaining([...fieldsRead(statusEvent)]));
    } finally {
      specification = rest;
    }
  });
});
