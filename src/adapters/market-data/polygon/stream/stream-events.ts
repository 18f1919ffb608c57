// Reads the events of the vendor's streams: quotes, minute bars, and what it says of the connection.
import { z } from 'zod';
import { parseOccSymbol } from '../../../../core/domain/index.ts';
import type { StreamItem } from '../../../../core/ports/index.ts';
import { epochMs } from '../answer/exact-json.ts';

const symbol = z
  .string()
  .transform((ticker) => ticker.replace(/^[IO]:/, ''))
  .transform((bare) => parseOccSymbol(bare)?.symbol ?? bare)
  .pipe(z.string().min(1));
const numberOrMissing = z
  .number()
  .nullish()
  .transform((value) => value ?? Number.NaN);

export const quoteEvent = z.looseObject({
  ev: z.literal('Q'),
  sym: symbol,
  bp: numberOrMissing,
  ap: numberOrMissing,
  bs: numberOrMissing,
  as: numberOrMissing,
  t: epochMs,
});

export const minuteEvent = z.looseObject({
  ev: z.literal('AM'),
  sym: symbol,
  o: z.number(),
  h: z.number(),
  l: z.number(),
  c: z.number(),
  v: numberOrMissing,
  s: epochMs,
});

export const statusEvent = z.looseObject({
  ev: z.literal('status'),
  status: z.string(),
  message: z.string().nullish(),
});

/** What one event is: news of the market, or of the connection. */
export type StreamEvent =
  | { readonly kind: 'item'; readonly item: StreamItem }
  | { readonly kind: 'status'; readonly status: string; readonly words: string };

/** The events of a frame, in the vendor's order; what cannot be read is an item that says so. */
export function eventsOf(frame: unknown): readonly StreamEvent[] {
  const parsed = parsedFrame(frame);
  return parsed === undefined ? [leftOut('unreadable-frame')] : parsed.map(eventOf);
}

function parsedFrame(frame: unknown): readonly unknown[] | undefined {
  if (typeof frame !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(frame);
    return Array.isArray(value) ? (value as readonly unknown[]) : [value];
  } catch {
    return undefined;
  }
}

const kindOfEvent = z.looseObject({ ev: z.string() });

function eventOf(event: unknown): StreamEvent {
  const known = kindOfEvent.safeParse(event);
  if (!known.success) return leftOut('unreadable-ev');
  switch (known.data.ev) {
    case 'status':
      return read(statusEvent, event, ({ status, message }) => ({
        kind: 'status',
        status,
        words: message ?? '',
      }));
    case 'Q':
      return read(quoteEvent, event, ({ sym, t, bp, ap, bs, as }) =>
        told({
          kind: 'quote',
          symbol: sym,
          quotedAtMs: t,
          nanos: 0,
          bid: bp,
          ask: ap,
          bidSize: bs,
          askSize: as,
          replaced: 0,
        }),
      );
    case 'AM':
      return read(minuteEvent, event, ({ sym, s, o, h, l, c, v }) =>
        told({
          kind: 'bar',
          symbol: sym,
          startMs: s,
          open: o,
          high: h,
          low: l,
          close: c,
          volume: v,
          isRevised: false,
        }),
      );
    default:
      return leftOut('unknown-event');
  }
}

function read<T>(schema: z.ZodType<T>, event: unknown, eventFrom: (data: T) => StreamEvent): StreamEvent {
  const parsed = schema.safeParse(event);
  if (parsed.success) return eventFrom(parsed.data);
  return leftOut(`unreadable-${parsed.error.issues[0]?.path.join('.') || 'event'}`);
}

const told = (item: StreamItem): StreamEvent => ({ kind: 'item', item });

const leftOut = (reason: string): StreamEvent => told({ kind: 'left-out', reason, count: 1 });
