import { z } from 'zod'
import { defineSignInModule } from './sign-in-module.ts'

/**
 * Account and password of the directory. Only someone with the right password learns that it has expired, and everybody when the tries of their share
 * are used up, which says nothing of the account; every other refusal is the same.
 */
export const directoryPassword = defineSignInModule({
  id: 'directory-password',
  frontEnds: ['administration', 'helpdesk', 'self-service'],
  credentials: z.strictObject({
    account: z.string().trim().min(1).max(256),
    domain: z.string().trim().min(1).max(253).optional(),
    password: z.string().min(1).max(256),
  }),
  async signIn(service, { account, domain, password }) {
    const { verifyPassword, refusedUntil, ...candidate } = await service.loadCandidate(account, domain)
    const verified = await verifyPassword(password)
    if (verified === 'right') return { ...candidate, signedIn: true }
    if (verified === 'too-many-attempts')
      return { ...candidate, signedIn: false, code: verified, until: refusedUntil() }
    const expired = verified === 'expired' || verified === 'must-change'
    return { ...candidate, signedIn: false, code: expired ? 'password-expired' : 'sign-in-refused' }
  },
})
