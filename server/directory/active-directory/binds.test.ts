import { InvalidCredentialsError } from 'ldapts'
import { beforeEach, expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory.ts'
import { bindAsDecoy, bindAsPerson } from './binds.ts'
import type { Controller } from './controllers.ts'
import type { DomainContext } from './domain.ts'
import { base } from './testing/fake-domain.ts'

/** What a bind tells the pacer, so that the time of an answer reveals neither a lock nor whether the account exists. */
let paced: string[]
let bound: [name: string, password: string][]
/** What the controllers are known to have done. */
let noted: string[]
/** How the controller answers: a code of Active Directory, or nothing at all. */
let answer: string | 'silence' | 'right'

beforeEach(() => {
  ;[paced, bound, noted, answer] = [[], [], [], 'right']
})

// Parts of these contracts that a bind does not use are left out.
const domain = {
  timeouts: { queue: 1000 },
  wrongPasswordPacer: {
    record: () => void paced.push('recorded'),
    wait: async (_startedAt: number, kind: string) => void paced.push(`waited as ${kind}`),
  },
  controllers: {
    recordFailure: ({ url }: Controller) => void noted.push(`${url} failed`),
    recordAnswer: ({ url }: Controller) => void noted.push(`${url} answered`),
  },
} as unknown as DomainContext

function controllerAt(
  url: string,
  { isDown = false, facts = Promise.resolve({ domainDn: base }) as Promise<unknown> } = {},
) {
  const client = {
    async bind(name: string, password: string) {
      bound.push([name, password])
      if (answer === 'silence') throw new Error('connection closed')
      if (answer !== 'right')
        throw new InvalidCredentialsError(`80090308: AcceptSecurityContext error, data ${answer}, v4563`)
    },
    unbind: async () => void noted.push(`${url} dropped`),
  }
  return {
    url,
    loadFacts: () => facts,
    binds: { run: (work: () => Promise<unknown>) => work() },
    bindConnections: {
      async acquire() {
        if (isDown) throw new Error('refused')
        return { client, isConnected: () => true }
      },
      release: () => void noted.push(`${url} released`),
    },
  } as unknown as Controller
}

const ada = { distinguishedName: `CN=Ada,OU=People,${base}` } as DirectoryPerson

test.each([
  ['right', 'right', []],
  ['52e', 'wrong', ['recorded']],
  ['775', 'locked', ['waited as locked']],
  ['532', 'expired', []],
] as const)('a bind answered with %s is %s for the pacer', async (data, result, expected) => {
  answer = data
  expect(await bindAsPerson(domain, [controllerAt('dc1')], ada, 'guess')).toMatchObject({ result })
  expect(bound).toEqual([[ada.distinguishedName, 'guess']])
  expect(paced).toEqual(expected)
  expect(noted).toEqual(['dc1 released', 'dc1 answered'])
})

test('an empty password, which many controllers take for an anonymous bind, is wrong and never sent', async () => {
  expect(await bindAsPerson(domain, [controllerAt('dc1')], ada, '')).toEqual({ result: 'wrong' })
  expect(bound).toEqual([])
})

test.each(['52e', 'right', 'silence'])(
  'a decoy waits as long as a wrong password takes, answered with %s',
  async (data) => {
    answer = data
    await bindAsDecoy(domain, [controllerAt('dc1')], 'guess')
    expect(paced).toEqual(['waited as decoy'])
  },
)

test('a decoy is bound with an unused name of the domain, and never without a password', async () => {
  const order = [controllerAt('dc1')]
  await bindAsDecoy(domain, order, 'guess')
  await bindAsDecoy(domain, order, '')
  await bindAsDecoy(domain, [controllerAt('dc1', { facts: Promise.reject(new Error('unreachable')) })], 'guess')
  expect(bound.map(([, password]) => password)).toEqual(['guess', ' ', 'guess'])
  expect(bound.map(([name]) => name.replace(/[0-9a-f-]{36}/, '<id>'))).toEqual([
    `CN=<id>,${base}`,
    `CN=<id>,${base}`,
    'CN=<id>,DC=invalid',
  ])
  expect(new Set(bound.map(([name]) => name)).size).toBe(3)
})

test('without a connection nothing was sent: the next controller is asked, and the first one rests', async () => {
  const order = [controllerAt('dc1', { isDown: true }), controllerAt('dc2')]
  expect(await bindAsPerson(domain, order, ada, 'guess')).toMatchObject({ result: 'right', controller: { url: 'dc2' } })
  expect(noted).toEqual(['dc1 failed', 'dc2 released', 'dc2 answered'])
})

test('without any connection the directory is unreachable', async () => {
  const order = ['dc1', 'dc2'].map((url) => controllerAt(url, { isDown: true }))
  expect(await bindAsPerson(domain, order, ada, 'guess')).toEqual({ result: 'unreachable' })
})

test('a password that was sent without an answer is sent nowhere else, and its connection is not used again', async () => {
  answer = 'silence'
  const order = [controllerAt('dc1'), controllerAt('dc2')]
  expect(await bindAsPerson(domain, order, ada, 'guess')).toMatchObject({ result: 'unreachable' })
  expect(bound).toHaveLength(1)
  expect(noted).toEqual(['dc1 dropped'])
})
