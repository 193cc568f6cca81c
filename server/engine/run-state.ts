import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Intent } from '../activities/account.ts'
import type { Operator, Phase, Refusal } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Run } from '../store/runs.ts'
import type { EngineServices } from './services.ts'

const effect = z.enum([
  'verify',
  'change-password',
  'reset-password',
  'unlock',
  'enable',
  'force-change',
]) satisfies z.ZodType<Intent['kind']>

const values = z.record(z.string(), z.union([z.string(), z.number()]))

const problem = z.object({
  code: z.string(),
  field: z.string().optional(),
  values: values.optional(),
}) satisfies z.ZodType<Refusal>

const operator = z.object({
  id: z.string(),
  domain: z.string(),
  account: z.string(),
  displayName: z.string(),
}) satisfies z.ZodType<Operator>

const person = z.object({
  id: z.string(),
  domain: z.string(),
  distinguishedName: z.string(),
  account: z.string(),
  userPrincipalName: z.string().optional(),
  displayName: z.string(),
  givenName: z.string().optional(),
  surname: z.string().optional(),
  mail: z.string().optional(),
  mobile: z.string().optional(),
  telephone: z.string().optional(),
  department: z.string().optional(),
  title: z.string().optional(),
  employeeId: z.string().optional(),
  manager: z.string().optional(),
  language: z.string().optional(),
  adminCount: z.boolean(),
  kind: z.enum(['user', 'computer', 'trust', 'service']),
}) satisfies z.ZodType<Omit<DirectoryPerson, 'groups'>>

/** Stored as JSON in the run's row. Field names are stored, so renaming one needs a reader of both. No field ever holds a secret. */
const runState = z.object({
  phase: z.enum(['success', 'failure', 'critical']) satisfies z.ZodType<Phase>,
  /** Index of the current step; past the end once the workflow is over. */
  index: z.int(),
  /** Ids of the activities completed since the start or the last Restart, in order. */
  completed: z.array(z.string()),
  /** Directory writes applied since the run began, in order. */
  effects: z.array(effect).optional(),
  /** Failed authentications since the run began, including those before a Restart. */
  failures: z.int(),
  /** The run began without proof of work, so its failures must not lock a profile. */
  mayNotLock: z.boolean().optional(),
  /** The run was started by a page of ours, which has no use for a state token. */
  withoutStateToken: z.boolean().optional(),
  /** The caller succeeded for this account before: a browser or an extension that is known to the person. */
  known: z.boolean().optional(),
  /** Units of work that were proven at the start: they count for the first guess. */
  work: z.int().optional(),
  /** The last error since the run began. */
  error: z
    .object({
      activity: z.string(),
      code: z.string(),
      group: z.enum(['authentication', 'action', 'notification', 'flow']).optional(),
    })
    .optional(),
  /** Why the last answer was not accepted. The next page shows it, also where another step has that page. */
  problem: problem.optional(),
  /** What an operator or approver did for this run, until the user has answered a page that shows it; `key` is a message key. */
  notice: z.object({ key: z.string(), values: values.optional() }).optional(),
  /** The last successful authentication since the start or the last Restart: which step, when, and by which factor where there was a choice. */
  authenticated: z.object({ index: z.int(), at: z.string(), method: z.string().optional() }).optional(),
  /** Index of the step to return to after an idle user has authenticated again. */
  returnTo: z.int().optional(),
  /** Index of the step whose page is prepared; an index, so that it does not hold for any other step. */
  prepared: z.int().optional(),
  /** What steps remember between their pages, by step key; parsed by each activity's own schema. */
  memories: z.record(z.string(), z.unknown()).optional(),
  /** Keys of steps that were left out since the start or the last Restart. */
  skipped: z.array(z.string()).optional(),
  /** Helpdesk site: the operator, the hash of their session's token, and the reason they gave. */
  helpdesk: z
    .object({ operator, session: z.string(), ticket: z.string().optional(), reason: z.string().optional() })
    .optional(),
  /** Domain that was chosen with the typed account, shown back to the person. Never one that was looked up. */
  askedDomain: z.string().optional(),
  /** Network address that the run was started from. */
  address: z.string().optional(),
  /** The current step waits for something outside until then (ISO 8601). */
  waitingUntil: z.string().optional(),
  /** Message key shown while waiting, where it differs from the activity's usual text. */
  waitingText: z.string().optional(),
  /** Who was asked at what time (ISO 8601), shown while waiting; without a name: the manager. */
  waitingAsked: z.object({ name: z.string().optional(), at: z.string() }).optional(),
  /** Shown large while waiting; `label` is a message key. */
  waitingValue: z.object({ label: z.string(), value: z.string() }).optional(),
  /** The person as found at the start, in case the directory becomes unreachable; removed when the run ends. */
  person: person.optional(),
  /** Why the run ended without success. */
  stopped: z.object({ code: z.string(), values: values.optional() }).optional(),
})

export type RunState = z.output<typeof runState>

const intent = z.object({
  activity: z.string(),
  kind: effect,
  unlocks: z.boolean().optional(),
  unjudged: z.literal(true).optional(),
  controller: z.string(),
  passwordLastSet: z.string(),
  at: z.string(),
}) satisfies z.ZodType<Intent>

// Fields that only a newer version knows are kept, so that nodes of two versions can share a run during an update.
const storedState = runState.loose()
const storedIntent = intent.loose()

/** The gate and the engine read the same row; neither changes it, or what was parsed. */
const parsedStates = new WeakMap<object, RunState>()

/** Throws AppError `run-unknown` if the stored state is damaged, and reports it. The row stays as it is. */
export function parseRunState(services: Reporter, row: Pick<Run, 'id' | 'state'>): RunState {
  const state = parsedStates.get(row) ?? parseStored(services, row.id, storedState, row.state)
  parsedStates.set(row, state)
  return state
}

/** The announced write that is not settled yet. Throws AppError `run-unknown` if it is damaged, and reports it. */
export const parseIntent = (services: Reporter, row: Pick<Run, 'id' | 'intent'>): Intent | undefined =>
  row.intent === null ? undefined : parseStored(services, row.id, storedIntent, row.intent)

/** Whether a write was announced whose outcome the directory alone can tell. */
export function hasOpenWrite(services: Reporter, row: Pick<Run, 'id' | 'intent'>): boolean {
  const intent = parseIntent(services, row)
  return intent !== undefined && !intent.unjudged
}

type Reporter = Pick<EngineServices, 'report'>

function parseStored<T>({ report }: Reporter, id: string, schema: z.ZodType<T>, json: string): T {
  const parsed = schema.safeParse(parseJson(json))
  if (parsed.success) return parsed.data
  // Paths and codes only: the values may be personal data.
  const problems = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'JSON'} (${code})`).join(', ')
  const error = new Error(`run ${id} is damaged in the database: ${problems}`)
  report(error)
  throw new AppError('run-unknown', { cause: error })
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
