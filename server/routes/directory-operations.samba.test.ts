import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'ldapts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ControllerRuns, startControllerRuns } from '../../e2e/environment/controller-runs.ts'
import { type Samba, startSamba } from '../../e2e/environment/samba.ts'

/** The numbers of `directory-operations.test.ts`, at a real controller. */
const right = 'Right-Passw0rd-1!'
const kinds = ['bind', 'search', 'modify'] as const
const originals = Object.fromEntries(kinds.map((kind) => [kind, Client.prototype[kind]]))
let folder: string
let samba: Samba
let runs: ControllerRuns
let counts: Record<string, number> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ops-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.29' })
  for (const account of ['ada', 'bea', 'cleo']) await samba.addPerson({ account, password: right })
  for (const kind of kinds) {
    const send = originals[kind] as (...given: unknown[]) => Promise<unknown>
    Object.assign(Client.prototype, {
      [kind](this: Client, ...given: unknown[]) {
        if (concernsPerson(String(given[0]), given[1])) counts[kind] = (counts[kind] ?? 0) + 1
        return send.apply(this, given)
      },
    })
  }
  runs = await startControllerRuns(folder, samba.environment, () => {
    const before = counts
    counts = {}
    return before
  })
  // Fills what is kept for a while: policies, groups, connections.
  await runs.complete('manage-my-passwords', 'bea', { password: right, newPassword: 'Fresh-Start-1842' })
}, 120_000)
afterAll(async () => {
  Object.assign(Client.prototype, originals)
  await runs?.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** As in `directory-operations.test.ts`. */
function concernsPerson(target: string, options: unknown): boolean {
  const { base, bindDn } = samba.connection
  const isAboutDomain = target === '' || (target === base && (options as { scope: string }).scope === 'base')
  return !isAboutDomain && target !== bindDn && !target.includes('Password Settings Container')
}

test('a change of a password, a wrong password and an unknown account', async () => {
  const secrets = { password: right, newPassword: 'Fresh-Start-1843' }
  expect(await runs.complete('manage-my-passwords', 'ada', secrets)).toMatchObject({
    end: 'done',
    operations: { search: 3, bind: 1, modify: 1 },
  })
  const wrong = { password: 'not it', newPassword: 'Fresh-Start-1843' }
  const expected = { problems: ['wrong-credentials'], operations: { search: 3, bind: 1 } }
  expect(await runs.complete('manage-my-passwords', 'cleo', wrong)).toMatchObject(expected)
  expect(await runs.complete('manage-my-passwords', 'not.there', wrong)).toMatchObject(expected)
})
