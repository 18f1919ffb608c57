// The simulation of a run's risk as a job for threads: each task of a campaign is one input.
import { job as jobOf } from '../../adapters/jobs/index.ts';
import { type Campaign, type CampaignTask, doTask, type TaskResult } from '../../analysis/scenario/index.ts';

export const job = jobOf<Campaign, CampaignTask, TaskResult>(
  import.meta.url,
  (campaign) => (task) => doTask(campaign, task),
);
