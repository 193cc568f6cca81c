import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import { requestJob } from '../store/jobs.ts'
import { inviteToRegister } from './jobs/invite-to-register.ts'
import { parseProgress, parseResult } from './progress.ts'
import { createSchedulerHarness, loadJob, storeJob, waitUntil } from './testing.ts'

const staff = 1000

function startNode(folder: string, node: string, { halts = false } = {}) {
  const program = join(import.meta.dirname, 'testing-process.ts')
  const child = spawn(process.execPath, [program, folder, node, String(staff), ...(halts ? ['halts'] : [])], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { child, exit: once(child, 'exit') }
}

test('other nodes continue after nodes were killed in the middle of a job, and everybody gets one mail', async () => {
  await using harness = await createSchedulerHarness({ staff })
  const { store } = harness
  await harness.changePolicy({ enforcement: { inviteToRegister: { enabled: true } } })
  await harness.directory.warmUp(new AbortController().signal)
  await storeJob(store, inviteToRegister)
  await store.transaction((tx) => requestJob(tx, inviteToRegister.id))
  const done = async () => parseProgress((await loadJob(store, inviteToRegister)).progress).done
  for (const number of [1, 2]) {
    const before = await done()
    const { child, exit } = startNode(store.folder, `node-${number}`, { halts: true })
    await waitUntil(async () => (await done()) > before || child.exitCode !== null)
    child.kill('SIGKILL')
    await exit
  }
  expect(await done()).toBeLessThan(staff)
  const last = [startNode(store.folder, 'last'), startNode(store.folder, 'other')]
  await Promise.all(last.map(({ exit }) => exit))

  const to = (await harness.listMails()).map((mail) => mail.to)
  expect(new Set(to).size).toBe(to.length)
  const job = await loadJob(store, inviteToRegister)
  const result = parseResult(job.lastResult)
  let everybody = 0
  for (const { name: domain } of harness.directory.domains) {
    for await (const { people } of harness.directory.openSession({ domain }).listPeople()) everybody += people.length
  }
  expect(result).toMatchObject({ outcome: 'done', done: everybody, counts: { sent: to.length } })
  expect(to.filter((one) => one.startsWith('staff.'))).toHaveLength(staff)
  // The two killed ones and one of the two last; or both of these, where the machine is slower than the lease.
  expect(job.fence).toBeGreaterThanOrEqual(3)
  expect((await verifyAudit(store.read, harness.keys)).problems).toEqual([])
}, 120_000)
