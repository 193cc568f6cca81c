import { createHash } from 'node:crypto'
import type { GuessShare } from '../../activities/guess-limit.ts'
import { questionLockPrefix } from '../../profiles/lockout.ts'
import type { ProfileScope } from '../../profiles/profile-scope.ts'
import { reserveAttempts, settleAttempts } from '../../store/attempts.ts'
import { readCounter } from '../../store/counters.ts'
import type { Tx } from '../../store/database.ts'

/** Wrong answers after which a question is locked, until the person registers answers again or the helpdesk unlocks the profile. */
export const maxWrongAnswers = 5

/** A lock has no end of its own: longer than anybody waits. */
const windowMs = 10 * 365 * 86_400_000

/**
 * Counts wrong answers by question, for `Profile.part`. All questions that were asked together count, since a lock of one would tell which answer was
 * wrong. Strangers have counters of their own, so that they lock no question of the person in a known browser.
 */
export const questionLocks =
  (share: GuessShare) =>
  ({ store, key }: ProfileScope) => {
    const countersOf = (questions: readonly string[]) =>
      questions.map((question) => ({
        key,
        kind: `${questionLockPrefix}${share === 'known' ? 'k' : 'u'}-${toName(question)}`,
      }))
    return {
      /** Counts a try of each of these questions before the answers are judged. False: one of them is locked, and nothing was counted. */
      async reserve(questions: readonly string[]): Promise<boolean> {
        if (questions.length === 0) return false
        const reservations = countersOf(questions).map((counter) => ({
          ...counter,
          windowMs,
          limit: maxWrongAnswers,
          windowFrom: 'last-try' as const,
        }))
        try {
          await store.transaction(async (tx) => {
            if (!(await reserveAttempts(tx, reservations))) throw new QuestionLocked()
          })
          return true
        } catch (error) {
          if (error instanceof QuestionLocked) return false
          throw error
        }
      },
      /** Those of these questions that are locked. */
      async listLocked(questions: readonly string[]): Promise<string[]> {
        const locked: string[] = []
        for (const question of questions) {
          const [counter] = countersOf([question])
          const { failures } = await readCounter(store.read, key, counter?.kind ?? '', windowMs)
          if (failures >= maxWrongAnswers) locked.push(question)
        }
        return locked
      },
      /** After right answers. */
      clear: (tx: Tx, questions: readonly string[]) => settleAttempts(tx, { cleared: countersOf(questions) }),
    }
  }

/** Thrown inside the reservation, so that no counter of several is left counted. */
class QuestionLocked extends Error {}

/** Ids of questions may be longer than the column. */
const toName = (question: string): string => createHash('sha256').update(question).digest('hex').slice(0, 24)
