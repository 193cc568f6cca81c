import { readLatestAlarm, siteGuessLimit } from '../engine/limits/site-alarm.ts'
import { readDatabaseTime } from '../store/database-time.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { type Check, type Finding, formatMinute, note, ok, warn } from './check.ts'

const dayMs = 86_400_000
/** Later an alarm is history, which the audit keeps. */
const shownDays = 7

/** Whether unknown browsers guess at many accounts, or did so in the last days. */
export const guesses: Check = {
  id: 'guesses',
  async run(config) {
    // The database check says why the database cannot be opened.
    const findings = await withCurrentStore(config, async (read) => {
      const now = await readDatabaseTime(read)
      const alarm = await readLatestAlarm(read, new Date(now.getTime() - shownDays * dayMs))
      return [describeAlarm(alarm, now)]
    }).catch(() => undefined)
    return findings ? [{ title: 'Wrong guesses', findings }] : []
  },
}

function describeAlarm(alarm: Awaited<ReturnType<typeof readLatestAlarm>>, now: Date): Finding {
  if (!alarm) return ok('alarm', `none in the last ${shownDays} days`)
  const ageMs = now.getTime() - alarm.at.getTime()
  const moment = `${formatMinute(alarm.at)} UTC`
  const what = `${moment}: ${alarm.guesses} guesses of unknown browsers within ${siteGuessLimit.windowMinutes} minutes were wrong or refused`
  if (ageMs > dayMs) return note('alarm', `was last raised ${what}.`)
  const isRaised = ageMs <= siteGuessLimit.alarmMinutes * 60_000
  return warn(
    'alarm',
    `${isRaised ? 'is raised since' : 'was raised'} ${what}. The audit events sign-in-refused and activity-failed of that time name the accounts: tell their owners and the helpdesk, and block the addresses in front of the server if they are few.`,
  )
}
