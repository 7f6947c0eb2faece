// Work on several pages at once.

/** Calls `work` with each of `jobs`, two at a time. */
export async function twoAtATime(jobs, work) {
  const waiting = jobs.values();
  await Promise.all([1, 2].map(async () => {
    for (const job of waiting) await work(job);
  }));
}
