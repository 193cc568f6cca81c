import { type Result, readResult } from '../schedule/progress.ts'
import { tasks } from '../schedule/tasks/index.ts'
import { lookIntoCurrent } from '../store/inspect.ts'
import { type Job, listJobs, readClock } from '../store/jobs.ts'
import { listNodes, type Node } from '../store/nodes.ts'
import { type Check, type Finding, note, ok, warn } from './check.ts'

/** Servers look every few seconds; what is due for longer, nobody has taken. */
const overdueAfter = 10 * 60_000
/** A server that was not seen for so long is away. */
const aliveMs = 60_000

interface Seen {
  jobs: readonly Job[]
  now: Date
  nodes: readonly Node[]
}

/** What the server does by itself: when each task last ran, how that ended, and whether it comes when it is due. */
export const schedule: Check = {
  id: 'schedule',
  async look({ database }) {
    // Why the database cannot be opened is its own check's to say.
    const seen = await lookIntoCurrent(
      database,
      async (db): Promise<Seen> => ({
        ...{ jobs: await listJobs(db), now: await readClock(db), nodes: await listNodes(db, aliveMs) },
      }),
    ).catch(() => undefined)
    return seen ? [{ title: 'Scheduled tasks', findings: findings(seen) }] : []
  },
}

function findings(seen: Seen): Finding[] {
  const isAnybodyThere = seen.nodes.some(({ alive }) => alive)
  const server = isAnybodyThere ? [] : [note('servers', 'none is running now, so nothing runs until one does.')]
  return [...server, ...tasks.map(({ id }) => taskFinding(id, seen, isAnybodyThere))]
}

function taskFinding(id: string, { jobs, now, nodes }: Seen, isAnybodyThere: boolean): Finding {
  const job = jobs.find((one) => one.id === id)
  if (!job) return note(id, 'is not stored yet: the next start of a server does that.')
  const past = history(job)
  const retry = `look for its name in the log of ${job.owner ?? 'the server that ran it'}, put right what is said there, then run it (POST /api/v1/admin/tasks/${id}/run).`
  if (job.attempts > 0)
    return warn(id, `goes wrong, ${job.attempts} times in a row by now, and is tried again; ${past}: ${retry}`)
  if (job.running) return running(job, isAnybodyThere, past)
  if (job.enabled && job.node !== null && !nodes.some((node) => node.id === job.node && node.alive) && isAnybodyThere)
    return warn(id, `may run on ${job.node} only, which is away; ${past}: start that server, or let another run it.`)
  const late = job.enabled && job.nextAt !== null ? now.getTime() - job.nextAt.getTime() : 0
  if (late > overdueAfter && isAnybodyThere)
    return warn(id, `was due ${when(job.nextAt)} and has not begun; ${past}: look for "schedule" in the servers' logs.`)
  const last = readResult(job.lastResult)
  if (last?.outcome === 'failed') return warn(id, `${past}: ${retry}`)
  const unfinished = unfinishedBusiness(last)
  if (unfinished) return warn(id, `${past}: ${unfinished}`)
  if (!job.enabled) return note(id, `is switched off; ${past}.`)
  if (late > overdueAfter) return note(id, `${past}; due since ${when(job.nextAt)}.`)
  return ok(id, `${past}; next ${job.nextAt ? when(job.nextAt) : 'never'}`)
}

function running({ id, owner, free, startedAt }: Job, isAnybodyThere: boolean, past: string): Finding {
  const since = `has been running since ${when(startedAt)}`
  if (!free) return ok(id, `${since} on ${owner}`)
  const goesOn = isAnybodyThere ? 'another goes on within a minute.' : 'it goes on where it was once a server runs.'
  return note(id, `${since}, and its server has gone: ${goesOn} Before, ${past}.`)
}

/** What a run that ended well leaves for somebody to do. */
function unfinishedBusiness(last: Result | undefined): string | undefined {
  if (last?.code === 'too-many-missing')
    return 'so many people were not found that nobody was forgotten. Check the base and the rights, or raise mostPercent.'
  const unreadable = last?.counts.unreadable ?? 0
  if (unreadable > 0)
    return `${unreadable} sealed values open with no key of the file: put their key back from a backup.`
  return undefined
}

/** As a part of a sentence. */
function history({ endedAt, lastResult }: Job): string {
  const last = readResult(lastResult)
  if (!endedAt || !last) return 'has never run'
  const code = last.code === undefined ? '' : ` (${last.code})`
  return last.outcome === 'failed' ? `failed ${when(endedAt)}${code}` : `last ran ${when(endedAt)}${code}`
}

const when = (moment: Date | null): string =>
  moment ? `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
