import { expect, test } from 'vitest'
import type { PracticeMail } from '../directory/sample/mailbox.ts'
import { createPracticeMailer } from './practice-mailer.ts'

const mail = { to: 'active.user@corp.example.com', subject: 'Subject', text: 'Text', language: 'en' }
const never = new AbortController().signal
const now = () => new Date('2026-11-29T10:00:00Z')

test('a mail is in the practice inbox once it counts as sent; a mail for a decoy is in no inbox', async () => {
  const received: PracticeMail[] = []
  const mailer = createPracticeMailer({ receive: async (one) => void received.push(one) }, now)
  expect(await mailer.send(mail, 'mail-1', never)).toMatchObject({ sent: true })
  expect(await mailer.send({ ...mail, to: 'nobody@nowhere.invalid' }, 'mail-2', never)).toMatchObject({ sent: true })
  expect(received).toEqual([{ ...mail, id: 'mail-1', receivedAt: '2026-11-29T10:00:00.000Z' }])
})

test('a mail that the inbox cannot store is tried again', async () => {
  const receive = () => Promise.reject(new Error('The disk is full'))
  expect(await createPracticeMailer({ receive }, now).send(mail, 'mail-1', never)).toMatchObject({ sent: false })
})
