import { z } from 'zod'
import { deleteMailsBefore } from '../../store/outbox.ts'
import { purgePasscodes } from '../../store/profile-passcodes.ts'
import { deleteRunsBefore } from '../../store/runs.ts'
import { purgeSessions } from '../../store/sessions.ts'
import { purgeSpentChallenges } from '../../store/spent-challenges.ts'
import { purgeStateTokens } from '../../store/state-tokens.ts'
import { defineTask } from '../task.ts'

const days = (name: string, days: number) =>
  z
    .int()
    .min(1)
    .max(3650)
    .default(days)
    .meta({ label: `schedule.clean-up.${name}` })
const dayMs = 86_400_000

/** Forgets what is over: ended runs, sent mails, sessions, tokens, passcodes and spent challenges. */
export const cleanUp = defineTask({
  id: 'clean-up',
  cron: '*/10 * * * *',
  settings: z.strictObject({ runDays: days('runDays', 7), mailDays: days('mailDays', 30) }),
  async work({ settings, services: { clock }, progress, commit }) {
    const before = (age: number) => new Date(clock().getTime() - age * dayMs)
    const counts: Record<string, number> = {}
    // A transaction each: others write in between.
    await commit(progress, async (tx) => {
      counts.challenges = await purgeSpentChallenges(tx)
      counts.tokens = await purgeStateTokens(tx)
      counts.passcodes = await purgePasscodes(tx)
      await purgeSessions(tx)
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
