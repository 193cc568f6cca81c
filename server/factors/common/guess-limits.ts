import type { GuessLimit } from '../../activities/guess-limit.ts'

/**
 * All factors together, so that no workflow and no number of methods adds up to more: NIST SP 800-63B-4, 3.2.2 allows 100 failed tries. It cannot be
 * switched off, and `lock-qa-profile` is the stricter limit that an administrator adds. A day can have the tries of two windows, so a window has half of
 * what a day may have.
 */
export const accountGuesses: GuessLimit = {
  counter: 'guess',
  tries: 50,
  windowMinutes: 24 * 60,
  shares: 'halves',
  // A person who errs a few times every day must never reach it.
  windowFrom: 'first-try',
  liftedBy: [],
  informs: 'nobody',
}

/** For all that operators ask callers: after three failures the next check must wait, so that the helpdesk is no way around the other limits. */
export const callerGuesses: GuessLimit = {
  counter: 'caller-check',
  tries: 3,
  windowMinutes: 60,
  shares: 'whole',
  windowFrom: 'last-try',
  liftedBy: ['right-guess', 'second-operator'],
  informs: 'person',
}

/**
 * Passwords of the directory. Its strictest lockout policy reduces the tries and sets the window (`bindLimit` of the engine); these hold where accounts are
 * never locked.
 */
export const passwordGuesses: GuessLimit = {
  counter: 'bind',
  tries: 10,
  windowMinutes: 1,
  shares: 'halves',
  windowFrom: 'last-try',
  liftedBy: ['right-guess'],
  informs: 'nobody',
}

/**
 * What staff prove beside their password, and the code that enrols it. Only a caller with the right password gets there, so there are no shares;
 * the profile's own counters are others, since self-service must not use up an operator's tries.
 */
const ofStaff = (counter: string): GuessLimit => ({
  counter,
  tries: 10,
  windowMinutes: 60,
  shares: 'whole',
  windowFrom: 'last-try',
  liftedBy: ['right-guess'],
  informs: 'person-and-administrators',
})
export const staffTotpGuesses = ofStaff('staff-totp')
export const staffPasskeyGuesses = ofStaff('staff-passkey')
export const enrolmentCodeGuesses = ofStaff('enrolment-code')

/** The number by which a caller sees that they speak to the helpdesk. A right guess opens nothing, but tells that the helpdesk has opened the account. */
export const mutualProofGuesses: GuessLimit = {
  counter: 'mutual-proof',
  tries: 10,
  windowMinutes: 60,
  shares: 'halves',
  windowFrom: 'last-try',
  liftedBy: ['right-guess'],
  informs: 'nobody',
}

/** What most factors have: ten tries an hour. */
export const tenAnHour = (counter: string): GuessLimit => ({
  counter,
  tries: 10,
  windowMinutes: 60,
  shares: 'halves',
  windowFrom: 'last-try',
  liftedBy: ['right-guess'],
  informs: 'nobody',
})

/**
 * What an operator checks a caller by without a secret: another person decides. Each try counts as a check of the caller, too, of which there are
 * three an hour; a second operator who opens further ones meets this limit.
 */
export const ofCallerCheck = (counter: string, liftedBy: GuessLimit['liftedBy'] = ['right-guess']): GuessLimit => ({
  counter,
  tries: 10,
  windowMinutes: 60,
  shares: 'whole',
  windowFrom: 'last-try',
  liftedBy,
  informs: 'nobody',
})
