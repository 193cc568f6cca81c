import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAudit } from '../audit/chain.ts'
import type { Store } from '../store/database.ts'
import { openStore } from '../store/open.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { guesses } from './guesses.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

let harness: DoctorHarness
let store: Store
beforeEach(async () => {
  harness = await createDoctorHarness()
  store = await openStore({ kind: 'sqlite', folder: join(harness.folder, 'data') })
})
afterEach(async () => {
  await store.close()
  await harness[Symbol.asyncDispose]()
})

async function raiseAlarm({ minutesAgo, failures }: { minutesAgo: number; failures: number }): Promise<string> {
  const at = new Date(Date.now() - minutesAgo * 60_000)
  const audit = createAudit({ node: 'one', keys: await openTestKeys(store, harness.folder), now: () => at })
  await store.transaction((tx) => audit.append(tx, { event: 'guesses-alarm', data: { failures, minutes: 10 } }))
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const look = async () => (await harness.runCheck(guesses)).alarm

test('H5: without an alarm in the last days everything is well', async () => {
  const fine = { level: 'ok', text: 'none in the last 7 days' }
  expect(await look()).toMatchObject(fine)
  await raiseAlarm({ minutesAgo: 8 * 24 * 60, failures: 70 })
  expect(await look()).toMatchObject(fine)
})

test('H5: an alarm is a warning for a day: since when, how many guesses, and what to do', async () => {
  await raiseAlarm({ minutesAgo: 300, failures: 61 })
  const latest = await raiseAlarm({ minutesAgo: 30, failures: 480 })
  const raised = await look()
  expect(raised).toMatchObject({ level: 'warn' })
  expect(raised?.text).toContain(`is raised since ${latest}: 480 guesses of unknown browsers within 10 minutes`)
  expect(raised?.text).toContain('tell their owners and the helpdesk')
})

test('H5: an alarm that is over is a warning for a day, and a note for a week', async () => {
  const older = await raiseAlarm({ minutesAgo: 3 * 24 * 60, failures: 61 })
  expect(await look()).toMatchObject({ level: 'note', text: expect.stringContaining(`was last raised ${older}`) })
  const latest = await raiseAlarm({ minutesAgo: 61, failures: 99 })
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining(`was raised ${latest}: 99`) })
})

test('without a database the section is left out', async () => {
  await using empty = await createDoctorHarness()
  expect(await empty.runCheck(guesses)).toEqual({})
})
