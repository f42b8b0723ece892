import type { PrintJob } from '../../../contract/devices.ts';

/** The print queue as people ask about it. */
export interface PrintGroups {
  /** Broke off: only a person can say whether they printed. */
  readonly uncertain: readonly PrintJob[];
  /** On their way, the next one first. */
  readonly waiting: readonly PrintJob[];
  readonly failed: readonly PrintJob[];
  /** Done or given up since the day began. */
  readonly today: readonly PrintJob[];
  readonly earlier: readonly PrintJob[];
}

/**
 * Sorts print jobs by what they need; a job is in one group only. `isToday` tells whether a moment
 * is of the store's present day.
 */
export function groupPrints(
  jobs: readonly PrintJob[],
  isToday: (at: number) => boolean,
): PrintGroups {
  const ended = jobs.filter(({ state }) => !isWaiting(state) && state !== 'uncertain');
  // A failure of yesterday was seen or does not matter any more, like a drawer that stayed shut.
  const failed = ended.filter((job) => isPressingFailure(job) && isToday(job.updatedAt));
  const others = ended.filter((job) => !failed.includes(job)).sort((a, b) => b.id - a.id);
  return {
    uncertain: jobs.filter(({ state }) => state === 'uncertain'),
    waiting: jobs.filter(({ state }) => isWaiting(state)).sort((a, b) => a.id - b.id),
    failed,
    today: others.filter((job) => isToday(job.updatedAt)),
    earlier: others.filter((job) => !isToday(job.updatedAt)),
  };
}

/** How many of these reached paper. */
export function countPrinted(jobs: readonly PrintJob[]): number {
  return jobs.filter(
    ({ kind, state }) => kind !== 'drawer' && (state === 'printed' || state === 'sent'),
  ).length;
}

function isWaiting(state: PrintJob['state']): boolean {
  return state === 'queued' || state === 'sending';
}

/** A drawer that stayed shut is nobody's task; "it was not printed" has its copy already. */
function isPressingFailure(job: PrintJob): boolean {
  return job.state === 'failed' && job.kind !== 'drawer' && job.error !== 'printer.notPrinted';
}
