import { openStore } from '../store/open.ts'
import { inviteToRegister } from './jobs/invite-to-register.ts'
import { startScheduler } from './scheduler.ts'
import { createSchedulerHarness, loadJob, waitUntil } from './testing.ts'

/**
 * Another node that runs `invite-to-register`: `node testing-process.ts <folder> <node> <people> [halts]`. Exits when the job has ended;
 * one that `halts` works no more after its first page, so that it can only be killed in the middle.
 */
const [folder = '', node = '', staff = '', halts] = process.argv.slice(2)
const job: typeof inviteToRegister = {
  ...inviteToRegister,
  work: (run) =>
    inviteToRegister.work({
      ...run,
      get progress() {
        return run.progress
      },
      async commit(...page) {
        await run.commit(...page)
        if (halts) await new Promise(() => {})
      },
    }),
}
const options = { kind: 'sqlite', folder } as const
const store = await openStore(options)
const shared = { ...store, options, folder, [Symbol.asyncDispose]: () => store.close() }
await using harness = await createSchedulerHarness({ open: async () => shared, staff: Number(staff) })
const stopping = new AbortController()
const ended = startScheduler({
  services: harness.services,
  jobs: [job],
  node,
  pollMs: 10,
  leaseMs: 400,
  signal: stopping.signal,
  report: (name, error) => console.error(`${name}: ${(error as Error).message}`),
})
await waitUntil(async () => (await loadJob(harness.store, inviteToRegister)).endedAt !== null)
stopping.abort()
await ended
