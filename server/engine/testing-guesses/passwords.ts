import { passwordGuesses } from '../../factors/common/guess-limits.ts'
import type { Driver } from './driver.ts'
import { askBrowser } from './runs.ts'

const step = { activity: 'authenticate-with-password', settings: {} }

/** Passwords are tried in runs and at the sign-in pages; those of staff only there, since their runs are those of unknown accounts. */
export const passwordDriver: Driver = {
  limits: [passwordGuesses],
  shares: { person: ['known', 'unknown'], unknown: ['unknown'], staff: ['known', 'unknown'] },
  async prepare(site, options) {
    const password = options.isRight ? site.secrets.password : 'wrong'
    if (site.kind !== 'staff' && site.random.below(2) === 0) {
      return askBrowser(site, step, options, async () => ({ password }))
    }
    const { person } = site.secrets
    const frontEnd = site.kind === 'staff' ? 'helpdesk' : 'self-service'
    const caller = { knownPeople: options.share === 'known' && person ? [person] : [] }
    const candidate = await site.pick().createSignInService(frontEnd, caller).loadCandidate(site.account)
    return async () => (await candidate.verifyPassword(password)) === 'right'
  },
}
