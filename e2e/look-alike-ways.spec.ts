/*
 * 1-18 4/3-2: nobody learns from outside whether an account exists, whichever way somebody tries to come in.
 *
 *   the same for every kind of account:  I have a passcode → wrong ones, until no more tries are left
 *                                        forgot → another way → app, passkey, personal mail: wrong ones on each, each until no more are left
 *   every body is the same but for the typed name, ids, which questions are asked and which passkeys
 *   p50 and p90 of interleaved times lie no further apart than chance takes them
 */
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, type ApiRefusal, createApi } from './environment/api.ts'
import { forgetting, leveled, numberOf, wrongAnswers } from './environment/look-alikes.ts'
import { startServer } from './environment/server.ts'
import { figures, interleaved, stopwatch, toldApart } from './environment/times.ts'

// A machine that stalls for seconds in the middle of one class is believed the second time.
test.describe.configure({ retries: 1 })

const rounds = 15

const accounts = {
  registered: 'active.user',
  unknown: 'nobody.here',
  unregistered: 'unregistered.user',
  locked: 'locked.user',
  disabled: 'disabled.user',
  protected: 'protected.user',
  ambiguous: 'ambiguous.user',
  impossible: '*)(uid=*',
}

const assertion = {
  ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
}
const wrong: Record<string, object> = {
  totp: { code: '000000' },
  passkey: { assertion },
  'personal-mail': { code: '000000' },
}

test('every other way looks and takes the same for everybody', async () => {
  test.setTimeout(180_000)
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  const memory = forgetting(server, true)
  try {
    const api = createApi({ url: server.url, trusted: true })
    const told = new Map<string, string[]>()
    for (const [name, account] of Object.entries(accounts)) told.set(name, await everyWord(api, account, memory.forget))
    memory.forget()
    expect(told.get('registered')?.length).toBeGreaterThan(15)
    for (const [name, words] of told) expect(words, name).toEqual(told.get('registered'))

    const { ambiguous, impossible, ...measured } = accounts
    const taken = await interleaved(Object.keys(measured), rounds, async (name) => {
      const times = await everyTime(api, accounts[name as keyof typeof accounts], memory.forget)
      memory.forget()
      return times
    })
    for (const [what, times] of Object.entries(taken)) {
      console.log(`${what}\n${figures(times)}`)
      expect.soft(toldApart(times), what).toEqual([])
    }
  } finally {
    memory.close()
    await server.stop()
  }
})

/** All that a stranger is told by wrong passcodes, and by wrong answers of every kind, one after another. */
async function everyWord(api: Api, account: string, forget: () => void): Promise<string[]> {
  const told: string[] = []
  const note = <T>(body: T): T => {
    told.push(leveled(withoutPasskeys(body), account))
    return body
  }
  const passcode = note(await api.start({ workflow: 'i-have-a-passcode', account }))
  for (let { step } = passcode, tries = 0; step.status === 'ask' && tries < 8; tries++)
    step = note(await api.answer(passcode.run, step.number, { passcode: 'WRONG-0NE' }))

  for (const method of Object.keys(wrong)) {
    forget()
    const order = { workflow: 'forgot-my-password', account }
    const { run, step: first } = note(await api.start(order))
    let step: WizardStep = note(await api.answer(run, numberOf(first), { another: true }))
    step = note(await api.answer(run, numberOf(step), { method }))
    for (let tries = 0; step.status === 'ask' && tries < 6; tries++)
      step = note(await api.answer(run, step.number, 'answers' in fields(step) ? wrongAnswers(step) : wrong[method]))
  }
  note(await api.start({ workflow: 'forgot-my-password', account }).catch((refusal: ApiRefusal) => refusal.problem))
  return told
}

async function everyTime(api: Api, account: string, forget: () => void): Promise<Record<string, number>> {
  const times: Record<string, number> = {}
  const begun = await api.start({ workflow: 'i-have-a-passcode', account })
  times['wrong passcode'] = await timed(() => api.answer(begun.run, numberOf(begun.step), { passcode: 'WRONG-0NE' }))
  forget()
  const { run, step } = await api.start({ workflow: 'forgot-my-password', account })
  let number = numberOf(step)
  for (const [method, answer] of Object.entries(wrong)) {
    number = numberOf(await api.answer(run, number, { another: true }))
    let standing: WizardStep | undefined
    times[`page of ${method}`] = await timed(async () => {
      standing = await api.answer(run, number, { method })
    })
    number = standing ? numberOf(standing) : -1
    if (method === 'personal-mail') continue
    times[`wrong ${method}`] = await timed(async () => {
      standing = await api.answer(run, number, answer)
    })
    number = standing ? numberOf(standing) : -1
  }
  return times
}

const timed = async (work: () => Promise<unknown>) => (await stopwatch(work)).milliseconds
const fields = (step: WizardStep) => (step.status === 'ask' ? (step.page.answer.properties ?? {}) : {})

/** Which passkeys are asked for differs as questions do; that they are asked for in one shape is held here. */
function withoutPasskeys<T>(body: T): T {
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (key === 'challenge' && typeof value === 'string') return `<challenge, ${value.length}>`
    if (key !== 'allowCredentials') return value
    const shape = { id: expect.stringMatching(/^[\w-]{20,90}$/), type: 'public-key', transports: expect.any(Array) }
    expect(value.length).toBeGreaterThan(0)
    for (const one of value) expect(one).toEqual(shape)
    return '<passkeys>'
  })
}
