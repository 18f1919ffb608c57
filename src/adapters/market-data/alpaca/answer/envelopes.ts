// What surrounds the records in Alpaca's answers; fields that are not named here are let pass.
import { z } from 'zod';

/** Where a long answer goes on: null on its last page. */
const pageToken = z.string().nullable();
const bySymbol = z.record(z.string(), z.unknown());

export const barsEnvelope = z.looseObject({
  bars: z.record(z.string(), z.array(z.unknown()).nullable()).nullable(),
  next_page_token: pageToken,
});

export const chainEnvelope = z.looseObject({
  snapshots: bySymbol.nullable(),
  next_page_token: pageToken,
});

export const latestQuotesEnvelope = z.looseObject({ quotes: bySymbol.nullable() });

/** The vendor's documents let the token be absent here. */
export const contractsEnvelope = z.looseObject({
  option_contracts: z.array(z.unknown()).nullable(),
  next_page_token: pageToken.optional(),
});

/** Kinds that do not occur in an answer are absent. */
export const corporateActionsEnvelope = z.looseObject({
  corporate_actions: z.record(z.string(), z.array(z.unknown()).nullable()).nullable(),
  next_page_token: pageToken,
});
