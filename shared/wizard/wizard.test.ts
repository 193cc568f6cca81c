import { afterEach, expect, test, vi } from 'vitest'
import type { CallProblem, Reply, WizardClient } from './client.ts'
import type { AskStep, WizardStep } from './page.ts'
import { createWizard } from './wizard.ts'

const secret = { type: 'string', secret: true } as const
const authenticate = asked(1, { password: secret })
const change = asked(2, { password: secret, newPassword: secret })
const done: WizardStep = { status: 'done', title: 'Done', text: '' }
const unreachable: CallProblem = { code: 'server-unreachable', text: 'Not there.' }

afterEach(() => void vi.useRealTimers())

test('a task chosen by the host begins as soon as the account is named', async () => {
  const { wizard, sent } = opened({ replies: [authenticate] }, { workflow: 'manage-my-passwords' })
  await wizard.begin()
  expect(wizard.state.value.view.kind).toBe('account')
  await wizard.findAccount({ account: 'expired.user' })
  expect(sent).toEqual([
    { workflow: 'manage-my-passwords', account: 'expired.user', domain: undefined, language: 'de' },
  ])
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: authenticate })
})

test('without one, tasks are offered first', async () => {
  const { wizard } = opened({})
  await wizard.begin()
  await wizard.findAccount({ account: 'expired.user' })
  expect(wizard.state.value.view).toMatchObject({ kind: 'tasks', tasks: [{ workflow: 'manage-my-passwords' }] })
})

test('a standing run goes on where it stood when the window was loaded anew', async () => {
  const { wizard } = opened({ standing: change })
  await wizard.begin()
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: change })
})

test('the current password is filled in unseen on the page that changes it, and forgotten at the end', async () => {
  const { wizard, sent } = opened({ standing: authenticate, replies: [change, done] })
  await wizard.begin()
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value.knowsPassword).toBe(true)
  expect(JSON.stringify(wizard.state.value)).not.toContain('old"')
  await wizard.answer({ newPassword: 'new' })
  expect(sent).toEqual([{ password: 'old' }, { newPassword: 'new', password: 'old' }])
  expect(wizard.state.value.knowsPassword).toBe(false)
})

test('a current password that turns out wrong is asked for visibly', async () => {
  const refused = asked(3, change.page.answer.properties, { code: 'wrong-password', text: 'No.', field: 'password' })
  const { wizard } = opened({ standing: authenticate, replies: [change, refused] })
  await wizard.begin()
  await wizard.answer({ password: 'old' })
  await wizard.answer({ newPassword: 'new' })
  expect(wizard.state.value.knowsPassword).toBe(false)
})

test('a wrong password on the first page is not remembered', async () => {
  const again = asked(2, authenticate.page.answer.properties, { code: 'wrong-credentials', text: 'No.' })
  const { wizard } = opened({ standing: authenticate, replies: [again] })
  await wizard.begin()
  await wizard.answer({ password: 'typo' })
  expect(wizard.state.value.knowsPassword).toBe(false)
})

test('leaving the page forgets the password', async () => {
  const { wizard, sent } = opened({ standing: authenticate, replies: [change, done] })
  await wizard.begin()
  await wizard.answer({ password: 'old' })
  wizard.forgetSecrets()
  await wizard.answer({ newPassword: 'new' })
  expect(sent[1]).toEqual({ newPassword: 'new' })
})

test('a double click sends once', async () => {
  const { wizard, sent } = opened({ standing: authenticate, replies: [change, done] })
  await wizard.begin()
  await Promise.all([wizard.answer({ password: 'old' }), wizard.answer({ password: 'old' })])
  expect(sent).toHaveLength(1)
})

test('an answer that broke on its way is looked for, and hidden fields are asked again where it did not arrive', async () => {
  vi.useFakeTimers()
  const { wizard, sent } = opened({ standing: authenticate, replies: [unreachable, change], outages: 2 })
  await wizard.begin()
  const answered = wizard.answer({ password: 'old' })
  await vi.advanceTimersByTimeAsync(0)
  expect(wizard.state.value).toMatchObject({ busy: false, problem: { code: 'server-unreachable', retryIn: 2 } })
  await vi.advanceTimersByTimeAsync(10_000)
  await answered
  expect(sent).toHaveLength(1)
  expect(wizard.state.value).toMatchObject({ problem: undefined, secretsLost: true, view: { step: authenticate } })
})

test('a try can be hurried', async () => {
  vi.useFakeTimers()
  const { wizard } = opened({ standing: authenticate, replies: [unreachable], outages: 1 })
  await wizard.begin()
  const answered = wizard.answer({ password: 'old' })
  await vi.advanceTimersByTimeAsync(0)
  wizard.retryNow()
  await answered
  expect(wizard.state.value.problem).toBeUndefined()
})

test('a refusal by the server is said in place, and the page stays', async () => {
  const limited: CallProblem = { code: 'too-many-requests', text: 'Wait a moment.' }
  const { wizard } = opened({ standing: authenticate, replies: [limited, change] })
  await wizard.begin()
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value).toMatchObject({ problem: limited, secretsLost: true, view: { step: authenticate } })
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value).toMatchObject({ problem: undefined, view: { step: change } })
})

test('a run that is gone leads back to the account, which stays filled in', async () => {
  const gone: CallProblem = { code: 'run-unknown', text: 'No longer open.' }
  const { wizard } = opened({ standing: authenticate, replies: [gone] })
  await wizard.begin()
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value).toMatchObject({ view: { kind: 'account' }, problem: gone, knowsPassword: false })
})

test('a wait is looked at again when the server says so', async () => {
  vi.useFakeTimers()
  const wait: WizardStep = { status: 'wait', number: 2, title: '', text: '', retryAfter: 5 }
  const { wizard, wire } = opened({ standing: authenticate, replies: [wait] })
  await wizard.begin()
  await wizard.answer({ password: 'old' })
  wire.standing = done
  await vi.advanceTimersByTimeAsync(4_900)
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: wait })
  await vi.advanceTimersByTimeAsync(200)
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: done })
})

test('leaving cancels the run and drops a reply that comes too late', async () => {
  const { wizard, wire } = opened({ standing: authenticate, replies: [change] })
  await wizard.begin()
  const answered = wizard.answer({ password: 'old' })
  wizard.leave()
  await answered
  expect(wire.cancelled).toBe(1)
  expect(wizard.state.value.view).toEqual({ kind: 'account' })
})

test('everything ends with its signal', async () => {
  vi.useFakeTimers()
  const { wizard, life } = opened({ siteOutages: Number.POSITIVE_INFINITY })
  const begun = wizard.begin()
  await vi.advanceTimersByTimeAsync(3_000)
  life.abort()
  await begun
  expect(vi.getTimerCount()).toBe(0)
})

interface Wire {
  standing?: WizardStep
  replies?: (WizardStep | CallProblem)[]
  /** How many look-ups of the standing step, and of the site, fail. */
  outages?: number
  siteOutages?: number
  cancelled?: number
}

/** A wizard whose server is a list of replies. */
function opened(wire: Wire, preset?: { workflow: string }) {
  const sent: unknown[] = []
  const next = async (what: unknown): Promise<Reply<WizardStep>> => {
    sent.push(what)
    const reply = wire.replies?.shift()
    if (!reply) throw new Error('nothing more was expected')
    return 'status' in reply ? { ok: true, value: reply } : { ok: false, problem: reply }
  }
  let loaded = false
  const client: WizardClient = {
    async site() {
      if ((wire.siteOutages ?? 0) > 0) {
        wire.siteOutages = (wire.siteOutages ?? 0) - 1
        return { ok: false, problem: unreachable }
      }
      return { ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }
    },
    tasks: async () => ({ ok: true, value: [{ workflow: 'manage-my-passwords', title: '', text: '' }] }),
    start: next,
    async resume() {
      if (loaded && wire.outages) {
        wire.outages -= 1
        return { ok: false, problem: unreachable }
      }
      loaded = true
      return wire.standing && { ok: true, value: wire.standing }
    },
    answer: (_number, answer) => next(answer),
    async cancel() {
      wire.cancelled = (wire.cancelled ?? 0) + 1
    },
  }
  const life = new AbortController()
  const wizard = createWizard({ client, language: () => 'de', preset, signal: life.signal })
  return { wizard, sent, wire, life }
}

function asked(
  number: number,
  properties: AskStep['page']['answer']['properties'],
  problem?: AskStep['page']['problem'],
): AskStep {
  const answer = { type: 'object', properties } as const
  return { status: 'ask', number, position: number, activity: 'any', page: { title: '', submit: '', answer, problem } }
}
