// The bundled price steps of each root.
import { z } from 'zod';
import { type InputFailure, ROOTS, type TickRule } from '../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from './bundled-table.ts';

const wholeCents = z.int().positive();

const tickRule = z
  .object({
    root: z.enum(ROOTS),
    from: sessionDate,
    to: sessionDate.optional(),
    quoteTicks: z.array(z.object({ belowCents: wholeCents.optional(), tickCents: wholeCents })).min(1),
    complexNetTickCents: wholeCents,
    complexLegTickCents: wholeCents,
    extrapolated: z.boolean().exactOptional(),
  })
  .refine(
    ({ quoteTicks }) => quoteTicks.at(-1)?.belowCents === undefined,
    'the last quote tick must have no bound',
  )
  .transform(({ to, quoteTicks, ...rule }): TickRule => ({
    ...rule,
    to,
    quoteTicks: quoteTicks.map(({ belowCents, tickCents }) => ({ belowCents, tickCents })),
  }));

const schema = z.object({ rules: z.array(tickRule).min(1) }).transform(({ rules }) => rules);

/** Quote and complex-order price steps by root and date; manifest role `tick-rules`. */
export function readTickRules(): BundledTable<readonly TickRule[]> | InputFailure {
  return readBundledTable('tick-rules', 'tick-rules.json', schema);
}
