import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PracticeMail } from './mailbox.ts'
import { openPractice, type Practice } from './practice.ts'

const createMail = (number: number, to = 'active.user@corp.example.com'): PracticeMail => ({
  id: `mail-${number}`,
  to,
  subject: `Subject ${number}`,
  text: 'Text',
  language: 'en',
  receivedAt: '2026-11-29T10:00:00.000Z',
})

const mailboxOf = ({ mailbox }: Practice) => {
  if (!mailbox) throw new Error('there is no mailbox')
  return mailbox
}

test('mails are listed newest first, for all or for one address, and outlive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-mailbox-'))
  const first = openPractice(folder, { hasInbox: true })
  for (const [number, to] of [
    [1, undefined],
    [2, 'team.manager@corp.example.com'],
    [3, undefined],
  ] as const)
    await mailboxOf(first).receive(createMail(number, to))
  await mailboxOf(first).receive(createMail(3))
  first.close()

  const practice = openPractice(folder, { hasInbox: true })
  const mailbox = mailboxOf(practice)
  expect((await mailbox.list()).map(({ id }) => id)).toEqual(['mail-3', 'mail-2', 'mail-1'])
  expect((await mailbox.list('team.manager@corp.example.com')).map(({ id }) => id)).toEqual(['mail-2'])
  expect(await mailbox.listRecipients()).toEqual(['active.user@corp.example.com', 'team.manager@corp.example.com'])
  expect(await mailbox.find('mail-2')).toMatchObject({ subject: 'Subject 2' })
  expect(await mailbox.find('mail-4')).toBeUndefined()
  practice.close()
  await rm(folder, { recursive: true })
})

test('only the newest three hundred mails are kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-mailbox-'))
  const practice = openPractice(folder, { hasInbox: true })
  const mailbox = mailboxOf(practice)
  await Promise.all(Array.from({ length: 305 }, (_, number) => mailbox.receive(createMail(number))))
  const mails = await mailbox.list()
  expect([mails.length, mails.at(-1)?.id]).toEqual([300, 'mail-5'])
  practice.close()
  await rm(folder, { recursive: true })
})
