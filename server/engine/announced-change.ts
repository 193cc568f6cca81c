import type { Intent } from '../activities/account.ts'
import type { DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import type { Claim } from './claim.ts'

/** Since a change was announced with a guess that was never judged. `unknown`: the controller that may have taken it does not answer. */
export type SinceAnnouncement = 'unchanged' | 'changed' | 'unknown'

/** The change of the password that a joined step sends if the guess of the step before is right. */
export interface AnnouncedChange {
  /** To be stored with the guess. Undefined: no joined step follows, or the change is announced when it is sent. */
  announce(): Promise<Intent | undefined>
  /** Of a change that an earlier request announced, and whose outcome is not known since its process ended. Forgets it if it was never applied. */
  compare(): Promise<SinceAnnouncement>
  /** Whether an earlier request may have sent this one. */
  maybeSent(intent: Intent | undefined): boolean
}

/**
 * A change is announced in the commit that counts the guess, so that it costs no commit of its own. For decoys alike: what is stored, what is asked and what a
 * person reads after a crash depends on controllers only, never on the account.
 */
export function createAnnouncedChange({
  session,
  person,
  claim,
  joinedActivity,
}: {
  session: DirectorySession
  person: DirectoryPerson
  claim: Claim
  /** Id of the activity whose answer came with the same page. */
  joinedActivity: string | undefined
}): AnnouncedChange {
  const interrupted = claim.intent?.unjudged ? claim.intent : undefined
  let isChanged = false

  return {
    async announce() {
      if (joinedActivity === undefined) return undefined
      // Replaced by no other: after a second crash it is still the one that may have been applied.
      if (interrupted && isChanged) return interrupted
      const ticket = await session.findReadyWrite(person)
      return ticket && { activity: joinedActivity, kind: 'change-password', unjudged: true, ...ticket }
    },
    async compare() {
      // Asked twice, since the controller may execute what the process that ended has sent right after the first answer.
      for (const readAgain of [false, true]) {
        const now = await session.findReadyWrite(person, { readAgain })
        if (!now || now.controller !== interrupted?.controller) return 'unknown'
        // A password that has to be changed was not set by its owner.
        isChanged = now.passwordLastSet !== interrupted.passwordLastSet && now.passwordLastSet !== '0'
        if (isChanged) return 'changed'
      }
      claim.clearIntent()
      return 'unchanged'
    },
    maybeSent: (intent) => intent !== undefined && intent === interrupted,
  }
}
