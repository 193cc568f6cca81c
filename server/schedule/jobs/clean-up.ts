import { z } from 'zod'
import { factors } from '../../factors/index.ts'
import { deleteExpiredCallerChecks } from '../../store/caller-checks.ts'
import { deleteExpiredEnrolmentCodes } from '../../store/enrolment-codes.ts'
import { deleteExpiredBrowsers } from '../../store/known-browsers.ts'
import { deleteMailsBefore } from '../../store/outbox.ts'
import { deleteExpiredPendingSignIns } from '../../store/pending-sign-ins.ts'
import { deleteRunsBefore } from '../../store/runs.ts'
import { deleteExpiredSessions } from '../../store/sessions.ts'
import { deleteExpiredChallenges } from '../../store/spent-challenges.ts'
import { deleteExpiredStateTokens } from '../../store/state-tokens.ts'
import { defineJob } from '../job.ts'

const label = (name: string) => ({ label: `schedule.clean-up.${name}` })
const days = (name: string, days: number) => z.int().min(1).max(3650).default(days).meta(label(name))
const dayMs = 86_400_000

/** Deletes what is over: ended runs, sent mails, sessions, tokens, used challenges and what factors let expire (passcodes). */
export const cleanUp = defineJob({
  id: 'clean-up',
  cron: '*/10 * * * *',
  settings: z.strictObject({ runDays: days('runDays', 7), mailDays: days('mailDays', 30) }),
  async work({ settings, services: { clock }, progress, commit }) {
    const before = (age: number) => new Date(clock().getTime() - age * dayMs)
    const counts: Record<string, number> = {}
    // Separate transactions, so that others can write in between.
    await commit(progress, async (tx) => {
      counts.challenges = await deleteExpiredChallenges(tx)
      counts.tokens = await deleteExpiredStateTokens(tx)
      for (const { expiry } of factors) if (expiry) counts[expiry.counts] = await expiry.deleteExpired(tx)
      await deleteExpiredSessions(tx)
      await deleteExpiredBrowsers(tx)
      await deleteExpiredPendingSignIns(tx)
      await deleteExpiredEnrolmentCodes(tx)
      await deleteExpiredCallerChecks(tx)
    })
    await commit(progress, async (tx) => {
      counts.runs = await deleteRunsBefore(tx, before(settings.runDays))
    })
    await commit(progress, async (tx) => {
      counts.mails = await deleteMailsBefore(tx, before(settings.mailDays))
    })
    return { counts }
  },
})
