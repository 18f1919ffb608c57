// A process that imports rows made from a seed and can be told to kill itself at a step: what the parent's tests stop.
import { argv, kill, pid, stdout } from 'node:process';
import { openStore } from '../../src/adapters/dataset/index.ts';
import { importRows } from '../../src/adapters/dataset/chain-rows.fixture.ts';
import { SECOND, secondRows } from './second-source.ts';

const [, , folder = '', killAt = ''] = argv;
let steps = 0;
const store = openStore(folder, {
  create: true,
  threads: 1,
  onStep: () => {
    steps++;
    if (steps === Number(killAt)) kill(pid, 'SIGKILL');
  },
});
stdout.write('open\n');
const { state } = await importRows(store, SECOND, secondRows(), 700);
stdout.write(`${state} ${steps}\n`);
store.close();
