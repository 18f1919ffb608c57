// Counts the records of a page that could not be used, by reason.
import type { z } from 'zod';

/** Why records were left out, and how many. */
export interface RecordTally {
  readonly leftOut: Readonly<Record<string, number>>;
  leaveOut(reason: string, count?: number): void;
  /** What the schema makes of a record; `undefined` and counted, by the first field that is wrong, where it is another thing. */
  read<Output>(schema: z.ZodType<Output>, record: unknown): Output | undefined;
}

export function createRecordTally(): RecordTally {
  const counts = new Map<string, number>();
  const leaveOut = (reason: string, count = 1): void => {
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  };
  return {
    get leftOut() {
      return Object.fromEntries(counts);
    },
    leaveOut,
    read(schema, record) {
      const parsed = schema.safeParse(record);
      if (parsed.success) return parsed.data;
      const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
      leaveOut(`unreadable-${field === '' ? 'record' : field}`);
      return undefined;
    },
  };
}
