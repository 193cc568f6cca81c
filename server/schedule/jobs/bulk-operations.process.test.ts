import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyAudit } from '../../audit/verify.ts'
import { findBulkOperation, insertBulkOperation } from '../../store/bulk-operations.ts'
import { countBulkPeople } from '../../store/bulk-people.ts'
import { requestJob } from '../../store/jobs.ts'
import { createSchedulerHarness, storeJob, waitUntil } from '../testing.ts'
import { bulkOperations } from './bulk-operations.ts'

/** Resolves once the node has asked so many people, or has exited. */
function startNode(folder: string, node: string, people = 0) {
  const program = join(import.meta.dirname, '../bulk/testing-process.ts')
  const child = spawn(process.execPath, [program, folder, node, String(people)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const asked: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => asked.push(...text.split('\n').filter(Boolean)))
  return { child, asked, exit: once(child, 'close') }
}

test('a wave that was stopped half-way and killed goes on in another process, and no person is asked twice', async () => {
  await using harness = await createSchedulerHarness()
  const { store, directory } = harness
  await directory.warmUp(new AbortController().signal)
  const found = await directory.openSession({}).find('site.admin')
  if (found.found !== 'one') throw new Error('site.admin is missing')
  const scope = { everybody: true, policies: [], groups: [], containers: [], people: [] }
  const definition = {
    scope: { ...scope, exclude: { groups: [], containers: [], people: [] } },
    waveSize: 25,
    pauseMinutes: 0,
    mail: true,
  }
  await storeJob(store, bulkOperations)
  await store.transaction(async (tx) => {
    await insertBulkOperation(tx, {
      id: 'operation',
      kind: 'force-password-change',
      name: 'Test',
      definition: JSON.stringify(definition),
      author: found.person.id,
      authorDomain: found.person.domain,
    })
    await requestJob(tx, bulkOperations.id)
  })

  const killed = startNode(store.folder, 'killed', 18)
  await waitUntil(() => killed.asked.length === 18 || killed.child.exitCode !== null)
  killed.child.kill('SIGKILL')
  await killed.exit
  expect(killed.asked).toHaveLength(18)
  expect(await findBulkOperation(store.read, 'operation')).toMatchObject({ status: 'running', unsettled: true })
  const last = [startNode(store.folder, 'last'), startNode(store.folder, 'other')]
  await Promise.all(last.map(({ exit }) => exit))
  const asked = [killed, ...last].flatMap((node) => node.asked)

  expect(new Set(asked).size).toBe(asked.length)
  expect((await countBulkPeople(store.read, ['operation'])).get('operation')).toMatchObject({ done: asked.length })
  expect(await harness.listEvents('password-change-forced')).toHaveLength(asked.length)
  const mails = (await harness.listMails()).map(({ to }) => to)
  expect(new Set(mails).size).toBe(mails.length)
  expect((await verifyAudit(store.read, harness.keys)).problems).toEqual([])
})
