import { Secret, TOTP } from 'otpauth'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createStaffGate } from '../policies/staff-gate.ts'
import { issueEnrolmentCode } from '../staff/enrolment-codes.ts'
import { putSetting } from '../store/settings.ts'
import type { ServerHarness } from './admin/testing.ts'

/** The code of an authenticator app now; `ahead`: that of the next 30 seconds, which a server still takes. */
export function appCode(secret: string, ahead = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 })
}

export const passwordOf = (account: string): string | undefined =>
  sampleAccounts.find((one) => one.account === account)?.password

/** A browser at the sign-in page of a staff site: keeps its cookies between calls. */
export function openBrowser(server: ServerHarness) {
  const cookies = new Map<string, string>()
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await server.call(method, path, { body, headers: { ...(cookie && { cookie }), ...headers } })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  const sign = '/api/v1/sign-in'
  return {
    cookies,
    call,
    signIn: (account: string, options: { frontEnd?: string; password?: string; code?: string } = {}) => {
      const { frontEnd = 'administration', password = passwordOf(account), code } = options
      return call('POST', sign, { frontEnd, module: 'directory-password', account, password, code })
    },
    showCode: (code: string) => call('POST', `${sign}/second-factor`, { code }),
    startEnrolment: (enrolmentCode: string) => call('POST', `${sign}/enrolment`, { enrolmentCode }),
    enrolApp: (code: string) => call('POST', `${sign}/enrolled-factor`, { code }),
  }
}

/** Switches the second factor on in the sample company. */
export async function requireSecondFactor({ services: { store } }: ServerHarness): Promise<void> {
  await store.transaction((tx) => putSetting(tx, 'staff', { secondFactor: 'required' }, 0))
}

/** Issues an enrolment code as the command `enrol` does. */
export async function issueCode({ services }: ServerHarness, account: string, removeFactors = false): Promise<string> {
  const found = await services.directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  const url = services.config.url.origin
  const issue = { ...services, staffGate: createStaffGate(services), url }
  return (await issueEnrolmentCode(issue, found.person, { removeFactors })).code
}

/** Enrols an authenticator app; returns its secret and the signed-in browser. */
export async function enrolApp(server: ServerHarness, account: string, frontEnd?: string) {
  const browser = openBrowser(server)
  await browser.signIn(account, { frontEnd })
  const offered = await browser.startEnrolment(await issueCode(server, account))
  const { secret } = offered.body.app
  const { status, body } = await browser.enrolApp(appCode(secret))
  if (status !== 200) throw new Error(`${account} cannot enrol: ${body.code}`)
  return { browser, secret }
}
