import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { passwordGuesses } from '../../factors/common/guess-limits.ts'
import { decryptOrder } from '../../notifications/outbox.ts'
import { renderMail } from '../../notifications/rendering.ts'
import { listAdministrators } from '../../policies/list-administrators.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { withoutRun } from '../claim.ts'
import { createGuesses } from './guesses.ts'
import { createAlarmMails, createSiteAlarm, siteGuessLimit } from './site-alarm.ts'

/** Two servers on one database. */
let folder: string
let servers: Services[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-alarm-'))
  const { signal } = new AbortController()
  servers = [await buildTestServices(folder, signal), await buildTestServices(folder, signal)]
})
afterEach(async () => {
  for (const server of servers) await server.close()
  await rm(folder, { recursive: true })
})

const first = () => servers[0] ?? expect.fail('no server')

async function guessOften() {
  for (let number = 0; number < 60; number++)
    await createGuesses(withoutRun(first().store), { accountKey: `account ${number}`, share: 'unknown' }).reserve(
      passwordGuesses,
    )
}

async function listMails() {
  const rows = await first().store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
  return rows.map(({ order }) => decryptOrder(first().keys, order))
}

const countEvents = async () => {
  const events = first().store.read.selectFrom('AuditEvent').select('sequence').where('event', '=', 'guesses-alarm')
  return (await events.execute()).length
}

/** As if the hour of the alarm were over, while the guesses go on. */
async function waitAnHour() {
  const windowStartedAt = new Date(Date.now() - siteGuessLimit.alarmMinutes * 60_000)
  await first().store.transaction((tx) =>
    tx.updateTable('Counter').set({ windowStartedAt }).where('kind', 'like', 'site-alarm%').execute(),
  )
}

test('H5: every administrator gets one mail an hour while the alarm lasts, however many servers there are', async () => {
  const administrators = await listAdministrators(first().store.read, first().directory)
  const readers = administrators.flatMap(({ mail }) => mail ?? []).sort()
  expect(readers.length).toBeGreaterThan(0)
  await guessOften()
  for (let time = 0; time < 3; time++) await Promise.all(servers.map(({ siteAlarm }) => siteAlarm.check()))
  expect((await listMails()).map(({ to }) => to).sort()).toEqual(readers)
  expect(await countEvents()).toBe(1)
  await waitAnHour()
  await Promise.all(servers.map(({ siteAlarm }) => siteAlarm.check()))
  expect(await listMails()).toHaveLength(2 * readers.length)
  expect(await countEvents()).toBe(2)
})

test('H5: the mail says what happened, how many guesses there were, and what to do, in both languages', async () => {
  await guessOften()
  await first().siteAlarm.check()
  const [mail = expect.fail('no mail')] = await listMails()
  expect(mail).toMatchObject({ template: 'guesses-alarm', values: { guesses: 60, minutes: 10 } })
  const english = renderMail({ ...mail, language: 'en' })
  expect(english.subject).toBe('Many wrong guesses at accounts of your company')
  for (const part of ['60 wrong or refused guesses', 'within 10 minutes', 'What to do', 'sign-in-refused'])
    expect(english.text).toContain(part)
  const german = renderMail({ ...mail, language: 'de' })
  for (const part of ['60 falsche oder abgelehnte Versuche', 'innerhalb von 10 Minuten', 'Was zu tun ist'])
    expect(german.text).toContain(part)
})

test('H5: while the directory is away the event is recorded, and the mails follow when it is back', async () => {
  const { store, audit, clock } = first()
  let isAway = true
  const prepareMails = createAlarmMails({ ...first(), url: 'https://passwords.example' })
  const alarm = createSiteAlarm({
    store,
    audit,
    now: clock,
    failures: 60,
    async prepareMails(facts) {
      if (isAway) throw new Error('away')
      return prepareMails(facts)
    },
  })
  await guessOften()
  await expect(alarm.check()).rejects.toThrow('away')
  expect([alarm.isRaised(), await countEvents(), await listMails()]).toEqual([true, 1, []])
  isAway = false
  await alarm.check()
  expect([await countEvents(), (await listMails()).length > 0]).toEqual([1, true])
})
