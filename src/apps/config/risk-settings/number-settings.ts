// The kinds of number that settings of every group share.
import { z } from 'zod';

/** Days, positions and entries beyond this are a slip of the keyboard. */
const COUNT_MAX = 100_000;

export const ratio = z.number().min(0).max(1);
export const count = z.number().int().min(0).max(COUNT_MAX);
/** A share of equity or credit that may pass one, such as the value of what a position moves like. */
export const multiple = z.number().gt(0).max(1000);
