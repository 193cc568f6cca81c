import { z } from 'zod'
import { directoryPassword } from '../../authentication/directory-password.ts'
import { passwordGuesses } from '../../factors/common/guess-limits.ts'
import { critical, defineActivity, failed, ok, type Result } from '../activity.ts'
import { currentPassword } from '../password-fields.ts'

const settings = z.object({
  acceptExpired: z.boolean().default(true).meta({ label: 'activities.authenticate-with-password.acceptExpired' }),
  acceptDisabled: z.boolean().default(false).meta({ label: 'activities.authenticate-with-password.acceptDisabled' }),
})

/**
 * Asks for the current password. A wrong password, a locked account and an unknown account get the same answer. Other problems of an
 * account are told only after the right password, and stop the run, since typing it again would not help.
 */
export const authenticateWithPassword = defineActivity({
  id: 'authenticate-with-password',
  group: 'authentication',
  sites: ['self-service'],
  guesses: passwordGuesses,
  provenBy: directoryPassword.id,
  settings,
  answer: z.object({ password: currentPassword }),
  async page() {
    return {
      title: 'activities.authenticate-with-password.title',
      text: 'activities.authenticate-with-password.text',
      submit: 'activities.authenticate-with-password.submit',
    }
  },
  async execute(ctx, { password }): Promise<Result> {
    const verified = await ctx.account.verifyPassword(password)
    switch (verified) {
      case 'right':
      // The directory lists the workstations that the person may sign in from; this server is never among them.
      case 'workstation':
        return ok()
      case 'expired':
      case 'must-change':
        return ctx.settings.acceptExpired ? ok() : critical('password-expired')
      case 'disabled':
        return ctx.settings.acceptDisabled ? ok() : critical('account-disabled')
      case 'account-expired':
        return critical('account-expired')
      case 'logon-hours':
        return critical('outside-logon-hours')
      case 'restricted':
        return critical('sign-in-restricted')
      case 'unreachable':
        return critical('directory-unreachable')
      case 'too-many-attempts':
        return critical('too-many-attempts')
      case 'wrong':
      case 'locked':
        return failed('wrong-credentials', { field: 'password' })
    }
  },
})
