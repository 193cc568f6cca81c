import { jobDefinitions } from '../schedule/jobs/index.ts'
import { isOverdue } from '../schedule/overdue.ts'
import { type JobResult, parseResult } from '../schedule/progress.ts'
import type { Reader } from '../store/database.ts'
import { readDatabaseTime } from '../store/database-time.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { type Job, listJobs } from '../store/jobs.ts'
import { listNodes, type Node } from '../store/nodes.ts'
import { type Check, type Finding, formatMinute, note, ok, warn } from './check.ts'

/** A server whose last heartbeat is older is away. */
const aliveMs = 60_000

interface ScheduleState {
  jobs: readonly Job[]
  now: Date
  nodes: readonly Node[]
}

/** The scheduled jobs: when each last ran, how that ended, and whether it runs when it is due. */
export const schedule: Check = {
  id: 'schedule',
  async run(config) {
    // The database check says why the database cannot be opened.
    const state = await withCurrentStore(config, loadState).catch(() => undefined)
    return state ? [{ title: 'Scheduled tasks', findings: checkJobs(state) }] : []
  },
}

async function loadState(db: Reader): Promise<ScheduleState> {
  return { jobs: await listJobs(db), now: await readDatabaseTime(db), nodes: await listNodes(db, aliveMs) }
}

function checkJobs(state: ScheduleState): Finding[] {
  const isServing = state.nodes.some(({ alive }) => alive)
  const servers = isServing ? [] : [note('servers', 'none is running now, so nothing runs until one does.')]
  return [...servers, ...jobDefinitions.map(({ id }) => checkJob(id, state, isServing))]
}

function checkJob(id: string, { jobs, now, nodes }: ScheduleState, isServing: boolean): Finding {
  const job = jobs.find((stored) => stored.id === id)
  if (!job) return note(id, 'is not stored yet: the next start of a server does that.')
  const history = describeHistory(job)
  const retry = `look for its name in the log of ${job.owner ?? 'the server that ran it'}, correct what it says, then run it (POST /api/v1/admin/jobs/${id}/run).`
  if (job.attempts > 0)
    return warn(id, `has failed ${job.attempts} times in a row and is tried again; ${history}: ${retry}`)
  if (job.running) return checkRunningJob(job, isServing, history)
  const isAway = job.node !== null && !nodes.some((node) => node.id === job.node && node.alive)
  if (job.enabled && isAway && isServing)
    return warn(id, `may run on ${job.node} only, which is away; ${history}: start that server, or let another run it.`)
  if (isOverdue(job, now) && isServing) {
    const next = formatMoment(job.nextAt)
    return warn(id, `was due ${next} and has not begun; ${history}: look for "schedule" in the servers' logs.`)
  }
  const result = parseResult(job.lastResult)
  if (result?.outcome === 'failed') return warn(id, `${history}: ${retry}`)
  const leftover = describeLeftover(id, result)
  if (leftover) return warn(id, `${history}: ${leftover}`)
  if (!job.enabled) return note(id, `is switched off; ${history}.`)
  if (isOverdue(job, now)) return note(id, `${history}; due since ${formatMoment(job.nextAt)}.`)
  return ok(id, `${history}; next ${job.nextAt ? formatMoment(job.nextAt) : 'never'}`)
}

function checkRunningJob({ id, owner, free, startedAt }: Job, isServing: boolean, history: string): Finding {
  const since = `has been running since ${formatMoment(startedAt)}`
  if (!free) return ok(id, `${since} on ${owner}`)
  const outlook = isServing ? 'another continues it within a minute.' : 'it continues where it was once a server runs.'
  return note(id, `${since}, and its server has gone: ${outlook} Before, ${history}.`)
}

/** What a job that succeeded leaves for an administrator to do. */
function describeLeftover(id: string, result: JobResult | undefined): string | undefined {
  if (result?.code === 'too-many-missing')
    return `so many people were not found that ${id === 'synchronise-people' ? 'no account was deleted' : 'no one was forgotten'}. Check the base and the rights, or raise mostPercent.`
  const unreadable = result?.counts.unreadable ?? 0
  if (unreadable > 0)
    return `${unreadable} sealed values open with no key of the file: put their key back from a backup.`
  return undefined
}

/** As a part of a sentence. */
function describeHistory({ endedAt, lastResult }: Job): string {
  const result = parseResult(lastResult)
  if (!endedAt || !result) return 'has never run'
  const code = result.code === undefined ? '' : ` (${result.code})`
  return result.outcome === 'failed'
    ? `failed ${formatMoment(endedAt)}${code}`
    : `last ran ${formatMoment(endedAt)}${code}`
}

const formatMoment = (moment: Date | null): string => (moment ? `${formatMinute(moment)} UTC` : '')
