import { z } from 'zod'
import { defineModule } from './module.ts'

/** Account and password of the directory. Only a right password learns that it has expired; all else is one refusal. */
export const directoryPassword = defineModule({
  id: 'directory-password',
  frontEnds: ['administration', 'helpdesk', 'self-service'],
  credentials: z.strictObject({
    account: z.string().trim().min(1).max(256),
    domain: z.string().trim().min(1).max(253).optional(),
    password: z.string().min(1).max(256),
  }),
  async signIn(desk, { account, domain, password }) {
    const { person, verifyPassword } = await desk.candidate(account, domain)
    const verified = await verifyPassword(password)
    if (verified === 'right') return { signedIn: true, person }
    const expired = verified === 'expired' || verified === 'must-change'
    return { signedIn: false, person, code: expired ? 'password-expired' : 'sign-in-refused' }
  },
})
