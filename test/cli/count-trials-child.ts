// A process that counts trials one at a time, for tests of several at once: arguments are the register, a name and how many.
import { countTrials } from '../../src/adapters/storage/index.ts';
import { sampleTrial } from '../../src/adapters/storage/trials/trial.fixture.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);

for (let index = 0; index < Number(count); index += 1) {
  const outcome = countTrials(path, [sampleTrial(`${name}-${index}`), sampleTrial(`both-${index}`)]);
  if (!outcome.ok) throw new Error(outcome.error.message);
}
