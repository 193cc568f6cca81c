import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'ldapts'
import { toVerifyResult } from './codes.ts'
import { readEntry, toLdapAnswer } from './ldap.ts'
import { type ActiveDirectoryOptions, readOption } from './options.ts'

/** Binds connections as the service account. */
export interface ServiceAccount {
  /** Rejects without sending the password while one that was refused must not be tried again. */
  bind(client: Client): Promise<void>
}

/**
 * How long a password that counted as wrong is not sent again: longer than the usual observation window of 30 minutes at first, and a day after
 * that, since the window cannot be read without signing in and an administrator may have set a longer one.
 */
const pausesAfterWrong = [31 * 60_000, 24 * 3_600_000] as const
/** After a refusal that no directory counts as a wrong password: an account that is locked, disabled, expired … */
const pauseAfterOther = 30_000
/** A controller that falls silent during a bind holds up the binds at the others for this long at most. */
const maxTurnMs = 3000

/**
 * One for all controllers of a domain: each of them reports a wrong password to the PDC emulator, which adds them up. Connections are bound one after
 * the other, so that a password that was replaced is sent once, however many connections are opened at that moment.
 */
export function createServiceAccount(options: ActiveDirectoryOptions): ServiceAccount {
  const now = options.monotonicNow ?? (() => performance.now())
  /** By the password that was refused, so that one that an administrator tried before is not sent again when it comes back. */
  const refusals = new Map<string, { error: Error; until: number; wrongInARow: number }>()
  let turn: Promise<unknown> = Promise.resolve()

  /** A password that was put in place of the refused one is tried at once. */
  function choosePassword(): string {
    const password = readOption(options.bindPassword)
    // A directory takes it for an anonymous bind, which succeeds and finds no person.
    if (password === '') throw new Error(`there is no password for ${options.bindDn}`)
    const refusal = refusals.get(password)
    if (refusal && refusal.until > now()) throw refusal.error
    return password
  }

  async function bindInTurn(client: Client): Promise<void> {
    const password = choosePassword()
    const before = refusals.get(password)
    const wrongInARow = before?.wrongInARow ?? 0
    try {
      await client.bind(options.bindDn, password)
      if (refusals.size > 0) options.report?.(`The directory takes the service account ${options.bindDn} again.`)
      refusals.clear()
    } catch (error) {
      const answer = toLdapAnswer(error)
      if (answer?.code !== 49 || !(error instanceof Error)) throw error
      const isWrong = toVerifyResult(answer) === 'wrong'
      const length = isWrong ? (pausesAfterWrong[wrongInARow] ?? pausesAfterWrong[1]) : pauseAfterOther
      const sentence = isWrong
        ? `${options.bindDn} is refused (${error.message}). Its password is not tried again for ${length / 60_000} minutes, so that the account is not locked: correct the file that LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE names, or the setting itself, and then start the server again.`
        : `${options.bindDn} cannot sign in (${error.message})`
      if (!before || isWrong) options.report?.(`The directory refuses the service account: ${sentence}`)
      refusals.set(password, {
        error: new Error(sentence, { cause: error }),
        until: now() + length,
        wrongInARow: wrongInARow + (isWrong ? 1 : 0),
      })
      throw error
    }
  }

  return {
    async bind(client) {
      choosePassword()
      // Connects outside of the turn: a controller that cannot be reached does not hold up the others. Every controller shows its root to every client.
      await readEntry(client, '', ['dnsHostName'])
      const before = turn
      const own = before.then(() => bindInTurn(client))
      turn = Promise.race([own.catch(() => undefined), pause(maxTurnMs, undefined, { ref: false })])
      return own
    },
  }
}
