import type { PracticeMailbox } from '../directory/sample/mailbox.ts'
import type { Mailer } from './mailer.ts'
import { undeliverableDomain } from './mailer.ts'

/** Delivers every mail to the sample company's own mailboxes, so that all that mails do can be tried without a mail server. */
export function createPracticeMailer(mailbox: Pick<PracticeMailbox, 'receive'>, now: () => Date): Mailer {
  return {
    configured: true,
    async send(mail, id) {
      if (undeliverableDomain.test(mail.to)) return { sent: true, server: 'nowhere' }
      try {
        await mailbox.receive({ ...mail, id, receivedAt: now().toISOString() })
        return { sent: true, server: 'practice inbox' }
      } catch (error) {
        return { sent: false, reason: `practice inbox ${(error as Error).name}` }
      }
    },
  }
}
