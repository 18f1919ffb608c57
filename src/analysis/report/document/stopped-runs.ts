// Says which repetitions of a run were cut short by its limits on losses, so that their smaller losses are not read as better fills.

/** A repetition, by the setting it was made with. */
export interface StoppedEntry {
  readonly setting: number;
  readonly stoppedOn?: string | undefined;
}

/** A sentence on the repetitions that stopped taking risk; `undefined` where none did. Settings to two decimals. */
export function stoppedSentence(entries: readonly StoppedEntry[]): string | undefined {
  const stopped = entries.flatMap(({ setting, stoppedOn }) =>
    stoppedOn === undefined ? [] : [`${setting.toFixed(2)} (${stoppedOn})`],
  );
  if (stopped.length === 0) return undefined;
  const last = stopped.at(-1) ?? '';
  const listed = stopped.length === 1 ? last : `${stopped.slice(0, -1).join(', ')} and ${last}`;
  return `A limit on losses stopped new risk at ${listed}: without it those would have gone on.`;
}
