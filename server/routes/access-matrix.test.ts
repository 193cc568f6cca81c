import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { signInToPortal } from './testing-portal.ts'

/** Drives `access-matrix.md` against the whole server: each operation, each caller, each person or policy that it may be about. */

const columns = ['stranger', 'employee', 'operator', 'administrator', 'owner', 'auditor', 'portal'] as const
type Column = (typeof columns)[number]
/** What each word of the table is as the code of a problem; `yes`: none of these. */
const codes: Record<string, string> = {
  'sign-in': 'sign-in-required',
  no: 'forbidden',
  unknown: 'person-unknown',
  token: 'token-invalid',
}

const rows = readFileSync(join(import.meta.dirname, 'access-matrix.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [name = '', about = '', ...answers] = line
      .slice(2, -2)
      .split('|')
      .map((cell) => cell.trim())
    return { name: name.replaceAll('`', ''), about, answers }
  })

let server: ServerHarness
let cookies: Partial<Record<Column, string>>
let policies: Record<string, string>
/** A workflow that could be added. */
let definition: object
const people: Record<string, { id: string; domain: string; account: string }> = {}
const accounts: Partial<Record<Column, [account: string, site: string]>> = {
  employee: ['active.user', 'self-service'],
  operator: ['helpdesk.operator', 'helpdesk'],
  administrator: ['site.admin', 'administration'],
  owner: ['protected.user', 'administration'],
  auditor: ['contractor.user', 'administration'],
}
/** Whose account a row is about; `own account` is that of the caller, where the row has staff. */
const persons = {
  'in scope': 'active.user',
  'out of scope': 'e.kaya',
  protected: 'protected.user',
  staff: 'helpdesk.operator',
}
const api = '/api/v1/admin'

beforeAll(async () => {
  server = await createServerHarness()
  await signInAll()
  const admin = server.as(cookies.administrator ?? '')
  const created = async (name: string, more: object) =>
    (await admin('POST', `${api}/policies`, { name, ...more })).body.id as string
  const finance = { include: { groups: ['Finance'], containers: [] } }
  policies = {
    'own policy': await created('Own', {}),
    'other policy': await created('Other', {
      enabled: true,
      userScope: { domains: [], ...finance, exclude: { groups: [], containers: [] } },
    }),
  }
  definition = { ...(await admin('GET', `${api}/workflows/default/register`)).body.definition, id: 'added' }
  const roles = {
    groups: ['Latchkey Administrators'],
    auditors: ['Contractors Bergen'],
    policyOwners: [{ policy: policies['own policy'], groups: ['Server Team'] }],
  }
  expect((await admin('PUT', `${api}/settings/administration`, roles, '"0"')).status).toBe(200)
  const session = server.services.directory.openSession({})
  for (const account of [...Object.values(persons), ...Object.values(accounts).map(([account]) => account)]) {
    const search = await session.find(account)
    if (search.found === 'one') people[account] = search.person
  }
  await signInAll()
})
afterAll(() => server[Symbol.asyncDispose]())

let networks = 0
async function signInAll(): Promise<void> {
  cookies = { portal: await signInToPortal(server, 'active.user') }
  for (const column of columns) {
    const [account, frontEnd] = accounts[column] ?? []
    if (!account) continue
    const password = sampleAccounts.find((one) => one.account === account)?.password
    const body = { frontEnd, module: 'directory-password', account, password }
    networks += 1
    // Each from a network of its own, since a network that signs in often has to prove work.
    const reply = await server.call('POST', '/api/v1/sign-in', {
      body,
      address: `10.1.${networks >> 8}.${networks & 255}`,
    })
    if (reply.status === 200) cookies[column] = (reply.headers.get('set-cookie') ?? '').split(';')[0]
  }
}

/** Operations whose call may end a session of this test. */
const endsSessions = /^(signOut|endOwn|endSession|recoverSecondFactor)/

function describeRequest({ id, method, path }: Operation, about: string, caller: Column) {
  const account =
    about === 'own account' ? (accounts[caller]?.[0] ?? 'site.admin') : persons[about as keyof typeof persons]
  const person = people[account] ?? { id: 'x', domain: 'x', account: 'x' }
  const reference = path.startsWith('/api/v1/helpdesk/') ? `${person.id}@${person.domain}` : person.id
  const policy = policies[about] ?? 'x'
  const address = path
    .replace(/people\/\{id\}/, `people/${reference}`)
    .replace(/(policies\/)\{id\}|\{policy\}/, (_, before = '') => `${before}${policy}`)
    .replace(/\{\w+\}/g, 'x')
  const named = { person: person.account, policy }
  const query: Record<string, string> = {
    explainPolicies: `?person=${person.account}`,
    explainPolicy: '?person=active.user',
    getPersonRecord: `?person=${person.account}`,
    getSecondFactors: `?person=${person.account}`,
    exportWorkflows: `?policy=${policy}`,
  }
  const bodies: Record<string, object> = {
    issueEnrolmentCode: { person: named.person },
    recoverSecondFactor: { person: named.person },
    startHelpdeskRun: { workflow: 'unlock-account', person: reference },
    checkWorkflowDraft: { policy, definition },
    createWorkflow: { policy, definition },
    importWorkflows: { policy, document: { format: 'latchkey-workflows', version: 1, workflows: [definition] } },
    answerRun: { number: 0, answer: {} },
    checkNewPassword: { number: 0, newPassword: 'x' },
    changeRunLanguage: { language: 'de' },
    liftLimits: { reason: 'the matrix' },
  }
  return { method: method.toUpperCase(), address: address + (query[id] ?? ''), body: bodies[id] }
}

async function askAll(operation: Operation, about: string, answers: readonly string[]): Promise<string[]> {
  const given: string[] = []
  for (const [index, caller] of columns.entries()) {
    if (answers[index] === '·') {
      given.push('·')
      continue
    }
    const { method, address, body } = describeRequest(operation, about, caller)
    const cookie = cookies[caller]
    const reply = await server.call(method, address, { body, headers: cookie ? { cookie } : {} })
    const word = Object.entries(codes).find(([, code]) => code === reply.body?.code)?.[0]
    given.push(word ?? 'yes')
    if (endsSessions.test(operation.id)) await signInAll()
  }
  return given
}

test('every operation has a row, and every row an operation', () => {
  expect([...new Set(rows.map(({ name }) => name))].toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
})

test('what names a person or a policy has a row for each that matters', () => {
  const about = (name: string) => rows.filter((row) => row.name === name).map((row) => row.about)
  for (const { id, path } of operations) {
    if (path.startsWith('/api/v1/helpdesk/people/{id}'))
      expect(about(id), id).toEqual(['in scope', 'out of scope', 'protected', 'own account'])
    if (path.startsWith('/api/v1/admin/people/{id}'))
      expect(about(id), id).toEqual(expect.arrayContaining(['in scope', 'protected', 'own account']))
    if (/admin\/policies\/\{id\}|\{policy\}/.test(path)) expect(about(id), id).toEqual(['own policy', 'other policy'])
  }
})

test.each(rows)('$name is answered as the table says: $about', async ({ name, about, answers }) => {
  const operation = operations.find(({ id }) => id === name)
  if (!operation) throw new Error(`no operation ${name}`)
  expect(answers).toHaveLength(columns.length)
  expect(await askAll(operation, about, answers)).toEqual(answers)
})
