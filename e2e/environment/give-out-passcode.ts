import { expect } from 'playwright/test'
import type { HelpdeskClient } from './helpdesk-client.ts'
import { waitForMailedCode } from './mails.ts'
import type { FakeSmtpServer } from './smtp.ts'

/** What the operator is shown at the end, after the caller has read out the code from the mail. */
export async function giveOutPasscode(
  { helpdesk, smtp }: { helpdesk: HelpdeskClient; smtp: Pick<FakeSmtpServer, 'received'> },
  account: string,
): Promise<{ label: string; value: string }[]> {
  const before = smtp.received.length
  const { run, step } = await helpdesk.startRun({ workflow: 'assign-passcode', account, ticket: 'INC-2041' })
  const readCode = async () => {
    const asks = await helpdesk.answer(run, step, { method: 'corporate-mail' })
    const code = await waitForMailedCode(smtp, `${account}@corp.example.com`, before)
    return helpdesk.answer(run, asks, { code })
  }
  // A check of the same caller a moment ago still holds.
  const done = step.status === 'done' ? step : await readCode()
  expect(done).toMatchObject({ status: 'done', title: 'The passcode is given out' })
  return (done.status === 'done' && done.result?.shown) || []
}
