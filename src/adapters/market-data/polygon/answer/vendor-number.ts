// Reads the vendor's numbers, which may come as text.
import { z } from 'zod';

const NUMBER_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A number, or a text that is one. */
export const vendorNumber = z.union([
  z.number(),
  z.string().trim().regex(NUMBER_TEXT).transform(Number).pipe(z.number()),
]);
