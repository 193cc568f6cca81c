import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import { createStaffGate } from '../policies/staff-gate.ts'
import { buildServices } from '../services.ts'
import { issueEnrolmentCode } from '../staff/enrolment-codes.ts'
import { findStaffMember } from '../staff/find-staff-member.ts'

const usage =
  'Name the account: npm start -- enrol ACCOUNT, or npm start -- enrol ACCOUNT --recover when the second factor is lost'

/**
 * `enrol ACCOUNT` prints a one-time code with which a member of staff sets up their second factor. With `--recover` all factors of the
 * person are removed first, and everything that they were signed in to ends. A person with access to this terminal administers the server.
 */
export async function enrol(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const removeFactors = args.includes('--recover')
  const [account, ...more] = args.filter((argument) => argument !== '--recover')
  if (account === undefined || account === '' || account.startsWith('--') || more.length > 0) {
    printErrors(usage)
    return 2
  }
  const services = await buildServices(config, signal)
  try {
    const member = await findStaffMember({ ...services, staffGate: createStaffGate(services) }, { account })
    if (!member) {
      printErrors(
        `${account} is neither an administrator nor an operator, or is not in the directory. Administrators are the members of administration.groups: npm start -- setting administration`,
      )
      return 1
    }
    const url = (config.staff?.url ?? config.url).origin
    const { code, expiresAt } = await issueEnrolmentCode({ ...services, url }, member, { removeFactors })
    printLines(`Enrolment code for ${member.displayName} (${member.account}@${member.domain}): ${code}`)
    printLines(
      `It works once, until ${expiresAt.toLocaleString()}, on the sign-in page: ${config.helpdeskUrl.origin}/helpdesk/ for operators, ${url}/admin/ for administrators. Sign in with the password, then choose “I have an enrolment code”.`,
    )
    return 0
  } finally {
    await services.close()
  }
}
