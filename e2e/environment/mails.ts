import { expect } from 'playwright/test'
import { readMail } from './secrets.ts'
import type { SmtpStandIn } from './smtp.ts'

/** The newest mail to an address that says this, read; waits for it. Of those after the first `before`. */
export async function mailTo(
  smtp: Pick<SmtpStandIn, 'received'>,
  address: string,
  of: { says: RegExp; before?: number },
): Promise<string> {
  const found = () =>
    smtp.received
      .slice(of.before ?? 0)
      .filter(({ to }) => to.includes(address))
      .map(({ source }) => readMail(source))
      .findLast((text) => of.says.test(text))
  await expect.poll(found, { timeout: 20_000 }).toBeDefined()
  return found() ?? ''
}

/** The one-time code in such a mail. */
export async function codeFor(smtp: Pick<SmtpStandIn, 'received'>, address: string, before = 0): Promise<string> {
  const says = /^Code: (\d{4,12})$/m
  return says.exec(await mailTo(smtp, address, { says, before }))?.[1] ?? ''
}
