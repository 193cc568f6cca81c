import type { Config } from '../config.ts'
import { liftLimits } from '../engine/limits/lift-limits.ts'
import { printErrors, printLines } from '../log.ts'
import { buildServices } from '../services.ts'

const usage = 'Name the account and why: npm start -- lift-limits ACCOUNT "REASON"'

/**
 * `lift-limits ACCOUNT REASON` gives an account all of its tries back when wrong ones are used up, and clears the directory's count: for an administrator
 * whom strangers keep out. A person with access to this terminal administers the server.
 */
export async function liftLimitsAt(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const [account = '', reason = '', ...more] = args
  if (account === '' || account.startsWith('--') || reason.trim().length < 3 || more.length > 0) {
    printErrors(usage)
    return 2
  }
  const services = await buildServices(config, signal)
  try {
    const search = await services.directory.openSession({ signal }).find(account)
    if (search.found !== 'one') {
      printErrors(
        search.found === 'none'
          ? `${account} is not in the directory.`
          : `Several domains have ${account}: name one, as in ${account}@domain.`,
      )
      return 1
    }
    const { person } = search
    const url = config.url.origin
    const { passwordTries } = await liftLimits({ ...services, url }, person, { reason: reason.trim() })
    const name = `${person.displayName} (${person.account}@${person.domain})`
    if (passwordTries === 'lifted') {
      printLines(`${name} has all attempts back.`)
      return 0
    }
    printErrors(
      passwordTries === 'not-permitted'
        ? `${name} has all attempts back but those at the password: the service account may not unlock this account, so the directory's count of wrong passwords stays. Unlock it in the directory, or wait for the end of the lockout policy's window.`
        : `${name} has all attempts back but those at the password: the directory did not say that its count of wrong passwords is cleared. Try again.`,
    )
    return 1
  } finally {
    await services.close()
  }
}
