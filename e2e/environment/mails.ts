import { expect } from 'playwright/test'
import { readMail } from './secrets.ts'
import type { FakeSmtpServer } from './smtp.ts'

/** The newest mail to an address that matches `says`, read; waits for it. Ignores the first `before` mails. */
export async function waitForMail(
  smtp: Pick<FakeSmtpServer, 'received'>,
  address: string,
  { says, before = 0 }: { says: RegExp; before?: number },
): Promise<string> {
  const find = () =>
    smtp.received
      .slice(before)
      .filter(({ to }) => to.includes(address))
      .map(({ source }) => readMail(source))
      .findLast((text) => says.test(text))
  await expect.poll(find).toBeDefined()
  return find() ?? ''
}

/** The one-time code in such a mail. */
export async function waitForMailedCode(
  smtp: Pick<FakeSmtpServer, 'received'>,
  address: string,
  before = 0,
): Promise<string> {
  const says = /^Code: (\d{4,12})$/m
  return says.exec(await waitForMail(smtp, address, { says, before }))?.[1] ?? ''
}
