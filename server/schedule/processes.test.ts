import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import { requestJob } from '../store/jobs.ts'
import { readProgress, readResult } from './progress.ts'
import { inviteToRegister } from './tasks/invite-to-register.ts'
import { jobOf, openPlant, storeJob, until } from './testing.ts'

const staff = 1000

function startNode(folder: string, node: string) {
  const program = join(import.meta.dirname, 'testing-process.ts')
  const child = spawn(process.execPath, [program, folder, node, String(staff)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { child, exit: once(child, 'exit') }
}

test('nodes killed in the middle of a walk are followed by others, which go on; everybody is written to once', async () => {
  await using plant = await openPlant({ staff })
  const { store } = plant
  await plant.policy({ enforcement: { inviteToRegister: { enabled: true } } })
  await plant.directory.warmUp(new AbortController().signal)
  await storeJob(store, inviteToRegister)
  await store.transaction((tx) => requestJob(tx, inviteToRegister.id))
  const done = async () => readProgress((await jobOf(store, inviteToRegister)).progress).done
  for (const number of [1, 2]) {
    const before = await done()
    const { child, exit } = startNode(store.folder, `node-${number}`)
    await until(async () => (await done()) > before || child.exitCode !== null)
    child.kill('SIGKILL')
    await exit
  }
  expect(await done()).toBeLessThan(staff)
  const last = [startNode(store.folder, 'last'), startNode(store.folder, 'other')]
  await Promise.all(last.map(({ exit }) => exit))

  const to = (await plant.mails()).map((mail) => mail.to)
  expect(new Set(to).size).toBe(to.length)
  const job = await jobOf(store, inviteToRegister)
  const result = readResult(job.lastResult)
  let everybody = 0
  for (const { name: domain } of plant.directory.domains) {
    for await (const { people } of plant.directory.session({ domain }).people()) everybody += people.length
  }
  expect(result).toMatchObject({ outcome: 'done', done: everybody, counts: { sent: to.length } })
  expect(to.filter((one) => one.startsWith('staff.'))).toHaveLength(staff)
  // The killed ones, and one of the two that were up together; or both in turn, where the machine is slower than the lease.
  expect(job.fence).toBeGreaterThanOrEqual(3)
  expect((await verifyAudit(store.read, plant.keys)).problems).toEqual([])
}, 120_000)
