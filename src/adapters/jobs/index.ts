// Jobs: the same work over many inputs, on as many threads as asked for.
export { job, type Job, type JobRunner } from './job.ts';
export type { JobsOutcome, JobsRequest } from './jobs-request.ts';
export { availableWorkers, runOnWorkers } from './run-on-workers.ts';
