import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { decryptOrder } from './notifications/outbox.ts'
import { createServerHarness, type ServerHarness } from './routes/admin/testing.ts'
import { createTestBrowser, readFormToken } from './routes/legacy/testing.ts'
import type { Operation } from './routes/operation.ts'
import { operations } from './routes/operations.ts'

/**
 * What people type (an account that does not exist, passwords, answers, codes, tickets, search words) must not reach the audit's events and
 * names, the log, a mail, or the body of an error.
 */

let server: ServerHarness
const cookies: (string | undefined)[] = [undefined]
const log: string[] = []
beforeAll(async () => {
  server = await createServerHarness()
  // Before any test counts failures of these accounts.
  cookies.push(await server.signIn('active.user', 'self-service'))
  cookies.push(await server.signIn('helpdesk.operator', 'helpdesk'))
})
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => vi.restoreAllMocks())

function recordLog() {
  for (const stream of ['log', 'error', 'warn', 'info'] as const)
    vi.spyOn(console, stream).mockImplementation((...parts: unknown[]) => void log.push(parts.join(' ')))
}

/** A word that is nowhere by chance, in the alphabet of an account name or of a password. */
const typedWord = fc
  .tuple(fc.constantFrom('', 'CORP\\', 'a b', 'Ä', '7!'), fc.stringMatching(/^[a-z]{14}$/))
  .map(([before, word]) => ({ text: before + word, word }))

type Schema = z.core.JSONSchema.BaseSchema

/** A value that fits a schema more or less, with a typed word wherever text goes. */
function fill(schema: Schema, type: () => string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (choice) return fill(choice as Schema, type)
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, fill(part as Schema, type)])
      return Object.fromEntries(entries)
    }
    case 'array': {
      const parts = schema.prefixItems ?? (schema.items ? [schema.items] : [])
      return (parts as Schema[]).map((part) => fill(part, type))
    }
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    default:
      return type()
  }
}

const toSchema = (shape: z.ZodType): Schema => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })

/** Everywhere but where a text is meant to be: the run that shows it back, and the ticket beside its event. */
async function findTraces(words: readonly string[]): Promise<string[]> {
  const { read } = server.services.store
  const rows = {
    event: await read.selectFrom('AuditEvent').selectAll().execute(),
    name: await read.selectFrom('AuditSubject').selectAll().execute(),
    counter: await read.selectFrom('Counter').selectAll().execute(),
    outbox: await read.selectFrom('OutboxMail').select(['lastError', 'status']).execute(),
    mail: (await read.selectFrom('OutboxMail').select('order').execute()).map(({ order }) =>
      decryptOrder(server.services.keys, order),
    ),
    log,
  }
  return Object.entries(rows).flatMap(([place, found]) => {
    const text = JSON.stringify(found).toLowerCase()
    return words.filter((word) => text.includes(word)).map((word) => `${word} in ${place}`)
  })
}

const options = { seed: 20_261_128, numRuns: 4 }

async function send(operation: Operation, cookie: string | undefined, type: () => string) {
  const { method, path, body, query } = operation
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(type()))
  const search = query ? new URLSearchParams(fill(toSchema(query), type) as Record<string, string>) : ''
  return server.call(method.toUpperCase(), `${filled}${search ? `?${search}` : ''}`, {
    body: body && fill(toSchema(body), type),
    headers: { ...(cookie && { cookie }), authorization: `Bearer ${type()}`, 'if-match': '"1"' },
  })
}

/** What administrators write is theirs to see again: names of policies, texts of mails. */
const isAdministration = ({ caller }: Operation) => caller === 'administrator'

test('M8: nothing that was typed into any call of the API reaches audit, log, mail or an error', async () => {
  recordLog()
  const callable = operations.filter((operation) => !isAdministration(operation) && operation.id !== 'signOut')
  expect(callable.length).toBeGreaterThan(15)
  const property = fc.asyncProperty(fc.array(typedWord, { minLength: 3, maxLength: 3 }), async (words) => {
    let next = 0
    const type = () => words[next++ % words.length]?.text ?? ''
    for (const operation of callable) {
      for (const cookie of cookies) {
        const { status, body } = await send(operation, cookie, type)
        const text = status >= 400 ? JSON.stringify(body).toLowerCase() : ''
        expect(words.filter(({ word }) => text.includes(word)).map(({ word }) => `${word} in ${operation.id}`)).toEqual(
          [],
        )
      }
    }
    expect(await findTraces(words.map(({ word }) => word))).toEqual([])
  })
  await fc.assert(property, options)
}, 120_000)

test('M8: nor what was typed on the pages of a run and at a sign-in, for unknown and known accounts', async () => {
  recordLog()
  const names = fc.constantFrom(undefined, 'active.user', 'locked.user', 'protected.user')
  const workflows = fc.constantFrom(
    'forgot-my-password',
    'manage-my-passwords',
    'unlock-my-account',
    'i-have-a-passcode',
  )
  const property = fc.asyncProperty(
    fc.array(typedWord, { minLength: 4, maxLength: 4 }),
    names,
    workflows,
    async (words, known, workflow) => {
      let next = 0
      const type = () => words[next++ % words.length]?.text ?? ''
      const account = known ?? type()
      const signIn = { frontEnd: 'self-service', module: 'directory-password', account, password: type() }
      await server.call('POST', '/api/v1/sign-in', { body: signIn })
      const started = await server.call('POST', '/api/v1/runs', { body: { workflow, account } })
      let step = started.body.step
      for (let page = 0; page < 5 && step?.status === 'ask'; page++) {
        const answer = fill(step.page.answer ?? {}, type)
        const headers = { authorization: `Bearer ${started.body.run.token}` }
        const reply = await server.call('POST', `/api/v1/runs/${started.body.run.id}/answers`, {
          body: { number: step.number, answer },
          headers,
        })
        if (reply.status >= 400)
          expect(words.filter(({ word }) => JSON.stringify(reply.body).includes(word))).toEqual([])
        step = reply.body
      }
      expect(await findTraces(words.map(({ word }) => word))).toEqual([])
    },
  )
  await fc.assert(property, { ...options, numRuns: 16 })
}, 120_000)

test('M8: nor what was typed into the forms of the Legacy site', async () => {
  recordLog()
  const property = fc.asyncProperty(fc.array(typedWord, { minLength: 4, maxLength: 4 }), async (words) => {
    const [account, domain, password, path] = words.map(({ text }) => text)
    const browser = createTestBrowser(server.app)
    const token = readFormToken(await browser.get('/legacy/'))
    const form = { 'form-token': token, account: account ?? '', domain: domain ?? '', password: password ?? '' }
    await browser.post('/legacy/', form)
    await browser.get('/legacy/')
    await browser.post('/legacy/runs', { ...form, workflow: 'manage-my-passwords' })
    await browser.post(`/legacy/runs/${encodeURIComponent(path ?? '')}`, form)
    expect(await findTraces(words.map(({ word }) => word))).toEqual([])
  })
  await fc.assert(property, options)
}, 60_000)

test('M8: an account that does not exist is recorded without a name, one that exists with its own', async () => {
  // The sign-ins of the other tests have used up what their address may try without work.
  await using quiet = await createServerHarness()
  const attempt = (account: string) =>
    quiet.call('POST', '/api/v1/sign-in', {
      body: { frontEnd: 'helpdesk', module: 'directory-password', account, password: 'wrong' },
    })
  await attempt('Hunter2-typed-here')
  await attempt('protected.user')
  const rows = await quiet.services.store.read
    .selectFrom('AuditEvent')
    .innerJoin('AuditSubject', 'AuditSubject.id', 'AuditEvent.subject')
    .select('AuditSubject.name')
    .where('event', '=', 'sign-in-refused')
    .orderBy('sequence', 'desc')
    .execute()
  expect(rows.slice(0, 2)).toEqual([{ name: 'protected.user@corp.example.com' }, { name: null }])
})
