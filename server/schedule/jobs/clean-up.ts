import { z } from 'zod'
import { factors } from '../../factors/index.ts'
import { deleteExpiredApiKeys } from '../../store/api-keys.ts'
import { deleteBulkOperationsBefore } from '../../store/bulk-operations.ts'
import { deleteExpiredCallerChecks } from '../../store/caller-checks.ts'
import type { Tx } from '../../store/database.ts'
import { maxDeletedRows } from '../../store/delete-rows.ts'
import { deleteExpiredEnrolmentCodes } from '../../store/enrolment-codes.ts'
import { deleteExpiredBrowsers } from '../../store/known-browsers.ts'
import { deleteExpiredMutualProofs } from '../../store/mutual-proofs.ts'
import { deleteMailsBefore } from '../../store/outbox.ts'
import { deleteExpiredPendingSignIns } from '../../store/pending-sign-ins.ts'
import { deleteRunsBefore } from '../../store/runs.ts'
import { deleteExpiredSessions } from '../../store/sessions.ts'
import { deleteExpiredChallenges } from '../../store/spent-challenges.ts'
import { deleteExpiredStateTokens } from '../../store/state-tokens.ts'
import { deleteExpiredTargetPasswords } from '../../store/target-passwords.ts'
import { deleteExpiredWalletAnswers } from '../../store/wallet-answers.ts'
import { defineJob } from '../job.ts'
import { addCounts } from '../progress.ts'

const label = (name: string) => ({ label: `schedule.clean-up.${name}` })
const days = (name: string, days: number) =>
  z
    .int()
    .min(1)
    .max(3650)
    .default(days)
    .meta({ ...label(name), unit: 'days' })
const dayMs = 86_400_000

/** Deletes what is over: ended runs and bulk operations, sent mails, sessions, tokens, used challenges and what factors let expire (passcodes). */
export const cleanUp = defineJob({
  id: 'clean-up',
  cron: '*/10 * * * *',
  settings: z.strictObject({
    runDays: days('runDays', 7),
    mailDays: days('mailDays', 30),
    bulkDays: days('bulkDays', 365),
  }),
  async work({ settings, services: { clock }, progress, commit }) {
    const before = (age: number) => new Date(clock().getTime() - age * dayMs)
    const expired = await deleteAll(expiring, (work) => commit(progress, work))
    const runs = (tx: Tx) => deleteRunsBefore(tx, before(settings.runDays))
    const mails = (tx: Tx) => deleteMailsBefore(tx, before(settings.mailDays))
    const old = await deleteAll({ runs }, (work) => commit(progress, work))
    const sent = await deleteAll({ mails }, (work) => commit(progress, work))
    const bulk = (tx: Tx) => deleteBulkOperationsBefore(tx, before(settings.bulkDays))
    const done = await deleteAll({ bulk }, (work) => commit(progress, work))
    const counted = Object.entries(expired).filter(([name]) => !(name in uncounted))
    return { counts: { ...Object.fromEntries(counted), ...old, ...sent, ...done } }
  },
})

type Deletions = Readonly<Record<string, (tx: Tx) => Promise<number>>>

/** They end all day long: a run that found nothing else is not recorded. */
const uncounted = {
  sessions: deleteExpiredSessions,
  browsers: deleteExpiredBrowsers,
  signIns: deleteExpiredPendingSignIns,
  apiKeys: deleteExpiredApiKeys,
  enrolmentCodes: deleteExpiredEnrolmentCodes,
  callerChecks: deleteExpiredCallerChecks,
  mutualProofs: deleteExpiredMutualProofs,
  walletAnswers: deleteExpiredWalletAnswers,
  targetPasswords: deleteExpiredTargetPasswords,
}

const expiring: Deletions = {
  challenges: deleteExpiredChallenges,
  tokens: deleteExpiredStateTokens,
  ...Object.fromEntries(factors.flatMap(({ expiry }) => (expiry ? [[expiry.counts, expiry.deleteExpired]] : []))),
  ...uncounted,
}

/** Deletes in transactions of their own, so that others can write in between, until none deletes as many rows as it may. */
async function deleteAll(
  deletions: Deletions,
  commit: (work: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<Record<string, number>> {
  let counts: Record<string, number> = {}
  for (let isComplete = false; !isComplete; ) {
    const deleted: Record<string, number> = {}
    await commit(async (tx) => {
      for (const [name, deletion] of Object.entries(deletions)) deleted[name] = await deletion(tx)
    })
    counts = addCounts(counts, deleted)
    isComplete = Object.values(deleted).every((count) => count < maxDeletedRows)
  }
  return counts
}
