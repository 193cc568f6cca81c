import { expect, test } from 'vitest'
import type { Api } from '../../client.ts'
import { createFakeApi } from '../../states/fake-api.ts'
import type { Definition } from '../workflows/load-workflows.ts'
import { findMet } from './use-preview.ts'

const definition: Definition = {
  id: 'own',
  site: 'self-service',
  name: 'Own',
  description: '',
  enabled: true,
  availability: [{ fact: 'accountLocked', is: true }],
  activities: [],
}
const ask = (stepKey: string, choices: string[], properties: object = {}) => ({
  stepKey,
  choices,
  step: { status: 'ask', page: { title: stepKey, answer: { properties } } },
})
const end = { choices: [], step: { status: 'done', title: 'Done' } }

/** A server that shows one moment more than it was sent outcomes, until the workflow is over. */
function createServer(moments: object[]) {
  const sent: { outcomes: unknown[]; madeUp: unknown }[] = []
  const api = (async (_: string, { body }: { body: (typeof sent)[number] }) => {
    sent.push(structuredClone(body))
    return { ok: true, value: { moments: moments.slice(0, body.outcomes.length + 1) } }
  }) as unknown as Api
  return { api, sent }
}
const find = (api: Api, step: string) => findMet(api, { policy: 'default', definition, step, language: 'de' })

test('a step is reached by the right secret, another person’s consent and the first answer of other pages', async () => {
  const { api, sent } = createServer([
    ask('password', ['right', 'wrong']),
    { ...ask('manager', ['approved', 'declined']), step: { status: 'wait' } },
    ask('agreement', [], { accept: { type: 'boolean' }, method: { enum: ['totp', 'passkey'] } }),
    ask('new', ['right']),
  ])
  expect(await find(api, 'new')).toMatchObject({ met: { page: { title: 'new' } } })
  expect(sent.at(-1)?.outcomes).toEqual([
    { choose: 'right' },
    { choose: 'approved' },
    { answer: { accept: true, method: 'totp' } },
  ])
  expect(sent[0]?.madeUp).toMatchObject({ states: ['locked'] })
})

test('a step that is passed over is not met, and neither is one behind an answer that leads nowhere', async () => {
  expect(await find(createServer([ask('password', ['right']), end]).api, 'restart')).toEqual({ met: 'not-met' })
  expect(await find(createServer([ask('odd', [])]).api, 'later')).toEqual({ met: 'not-met' })
})

test('a refusal is shown in place of the page', async () => {
  const problem = { code: 'directory-unreachable', text: 'Away.' }
  const api = createFakeApi({ 'POST /api/v1/admin/workflows/{policy}/{workflow}/simulations': { problem } })
  expect(await find(api, 'any')).toEqual({ problem })
})
