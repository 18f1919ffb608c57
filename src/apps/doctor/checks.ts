// Every check of `quantor doctor`, in the order in which they are told.
import type { Check } from './check.ts';
import { checkCredentials } from './credential-checks.ts';
import { checkData, checkTables } from './data-checks.ts';
import { checkDisk, checkRunsFolder, checkTempFolder } from './folder-checks.ts';
import { checkModules, checkNode, checkPdf } from './program-checks.ts';
import type { Surroundings } from './surroundings.ts';
import { checkCalendar, checkClock } from './time-checks.ts';

export function checksOf(around: Surroundings): readonly Check[] {
  const { nowMs } = around;
  return [
    { name: 'node', run: () => checkNode(around.nodeVersion) },
    { name: 'modules', run: checkModules },
    { name: 'data', run: () => checkData(around.readData) },
    { name: 'tables', run: checkTables },
    { name: 'calendar', run: () => checkCalendar(nowMs) },
    { name: 'clock', run: () => checkClock(nowMs, around.programWrittenMs) },
    { name: 'runs-folder', run: () => checkRunsFolder(around.runsFolder) },
    { name: 'temp-folder', run: () => checkTempFolder(around.tempFolder) },
    { name: 'disk', run: () => checkDisk(around.freeBytes()) },
    { name: 'pdf', run: () => checkPdf(around.loadPdfCompiler) },
    { name: 'alpaca', run: () => checkCredentials('alpaca', around) },
    { name: 'polygon', run: () => checkCredentials('polygon', around) },
  ];
}
