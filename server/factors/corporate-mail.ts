import { corporateContact } from './common/contacts.ts'
import { authenticateByEmailCode, mailCodeGuesses } from './common/email-code.ts'
import { defineFactor } from './factor.ts'

/** The directory's mail address. No sole means: the mailbox may lie behind the very password that was forgotten. */
export const corporateMail = defineFactor({
  id: 'corporate-mail',
  guesses: mailCodeGuesses,
  rank: 20,
  isSoleMeans: false,
  asking: { activity: authenticateByEmailCode, fixedSettings: { to: 'corporate' }, isChoice: true },
  registered: corporateContact('mail'),
  registering: 'in-directory',
})
