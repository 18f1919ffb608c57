// Spoils thousands of generated bar files in every known way and prints what was found: `npm run damage -- 20000`.
import { DAMAGES, damagedOnce } from '../../test/property/damage/run-campaign.ts';
import { RATIOS, shareFound, SMALL_DAMAGE } from '../../test/property/damage/small-damage.ts';

const OUTCOMES = [
  'restored',
  'quarantined',
  'reported',
  'doubted',
  'refused',
  'unchanged',
  'silent',
] as const;
const FILES_STANDARD = 5000;
const FIRST_SEED = 1_000_000;

const files = Number(process.argv[2] ?? FILES_STANDARD);
const kinds = Object.keys(DAMAGES);
const perKind = Math.max(1, Math.ceil(files / kinds.length));
const cell = (text: string | number): string => String(text).padStart(12);

console.log(`${'damage'.padEnd(28)}${OUTCOMES.map(cell).join('')}`);
const silent: string[] = [];
let judged = 0;
for (const kind of kinds) {
  const counts = new Map<string, number>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + perKind; seed += 1) {
    const outcome = damagedOnce(kind, seed);
    if (outcome === undefined) continue;
    judged += 1;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome === 'silent') silent.push(`${kind}, seed ${seed}`);
  }
  console.log(`${kind.padEnd(28)}${OUTCOMES.map((outcome) => cell(counts.get(outcome) ?? '')).join('')}`);
}
console.log(`\n${judged} spoilt files, ${silent.length} silent`);
for (const one of silent.slice(0, 20)) console.log(`  ${one}`);

const SIZED_FILES = 60;
console.log(`\nfound of ${SIZED_FILES} files, by the ratio of the change`);
console.log(`${''.padEnd(38)}${RATIOS.map((ratio) => String(ratio).padStart(6)).join('')}`);
for (const kind of Object.keys(SMALL_DAMAGE)) {
  const shares = RATIOS.map((ratio) =>
    `${Math.round(100 * shareFound(kind, ratio, SIZED_FILES))}%`.padStart(6),
  );
  console.log(`${kind.padEnd(38)}${shares.join('')}`);
}
process.exitCode = silent.length === 0 ? 0 : 1;
