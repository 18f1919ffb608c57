// One shared stand for each gate that has no numbers to tell, so that quiet bars allocate nothing.
import { ENTRY_GATES, type EntryGate, type Stand } from '../domain/index.ts';

export const STAND_AT_GATE: Readonly<Record<EntryGate, Stand>> = Object.fromEntries(
  ENTRY_GATES.map((gate): [EntryGate, Stand] => [gate, { kind: 'stand', gate }]),
) as Record<EntryGate, Stand>;
