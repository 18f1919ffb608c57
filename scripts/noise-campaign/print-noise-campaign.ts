// Prints what the tests of luck say of pure luck, some twenty minutes of work: `node scripts/noise-campaign/print-noise-campaign.ts`.
import {
  coverageOfIntervals,
  deflationOnNoise,
  type Figure,
  type Noise,
  overfittingOnNoise,
  superiorityOnNoise,
} from './noise-figures.ts';

const SEED = 1;

console.log(`seed ${SEED}; each figure with its standard error\n`);

console.log('probability of overfitting, to be 50% +- 5');
for (const shape of [
  { rows: 1000, configurations: 200, partitions: 16, worlds: 150 },
  { rows: 500, configurations: 20, partitions: 16, worlds: 1000 },
  { rows: 250, configurations: 50, partitions: 10, worlds: 2000 },
]) {
  const { pbo, loss } = overfittingOnNoise({ worlds: shape.worlds, seed: SEED }, shape);
  const name = `${shape.rows} rows, ${shape.configurations} configurations, ${shape.partitions} partitions`;
  console.log(`  ${name}, ${shape.worlds} worlds: ${told(pbo)}; loss out of sample ${told(loss)}`);
}

console.log('\nrejections at 5% by the tests for superior ability, to be 3% to 7%');
for (const noise of ['independent', 'condor', 'remembers 0.1', 'remembers 0.3'] as const) {
  for (const periods of [250, 1000]) {
    const shape = { periods, models: 20, noise, replications: 500 };
    const found = superiorityOnNoise({ worlds: periods === 250 ? 1000 : 500, seed: SEED }, shape);
    console.log(
      `  ${noise}, ${periods} periods, 20 models: consistent ${told(found.consistent)}, lower ${told(found.lower)}, upper ${told(found.upper)}, reality check ${told(found.realityCheck)}`,
    );
  }
}

console.log('\n95% bootstrap intervals of a mean cover it, to be 93% to 97%');
for (const noise of ['independent', 'condor', 'remembers 0.1', 'remembers 0.3', 'remembers 0.5'] as const) {
  console.log(`  ${noise}: ${coverages(noise)}`);
}

console.log('\nbest of trials without skill called skilled at 95%, to be 5% at most');
for (const trials of [10, 100]) {
  const found = deflationOnNoise({ worlds: 2000, seed: SEED }, { trials, observations: 500 });
  console.log(
    `  ${trials} trials of 500 returns: ${told(found.counted)}; trials not counted ${told(found.uncounted)}`,
  );
}

function coverages(noise: Noise): string {
  return [30, 60, 120, 250, 500]
    .map((length) => {
      const figure = coverageOfIntervals({ worlds: 3000, seed: SEED }, { length, noise, replications: 500 });
      return `${length} values ${told(figure)}`;
    })
    .join(', ');
}

function told({ value, error }: Figure): string {
  return `${(100 * value).toFixed(1)}% +- ${(100 * error).toFixed(1)}`;
}
