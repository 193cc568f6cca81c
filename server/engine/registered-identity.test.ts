import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { temporaryStore } from '../store/testing.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { createSignInWorld, type SignInWorld } from './testing-identity-sign-ins.ts'

/** Sign-in by a decentralized identity that a person has registered in the profile, and that nobody has entered at the person. */

const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
const mail = 'clara.harris@corp.example.com'
const module = 'decentralized-identity-role-based'

let world: SignInWorld
let clara: DirectoryPerson
beforeEach(async () => {
  world = await createSignInWorld(temporaryStore, {
    verifyPresentation: async (presentation) => ({ identifier: presentation, nonce: 'n', consume: async () => {} }),
  })
  clara = await world.seedPerson('active.user', { person: { DefaultEmailAddress: mail } })
})
afterEach(() => world[Symbol.asyncDispose]())

async function register(identifier: string, days = 30) {
  const added = [{ identifier, name: 'Laptop' }]
  const write = await world.services.profiles.forPerson(clara).change({ addDecentralizedIdentities: added })
  await world.store.transaction(write)
  const addedAt = new Date(Date.now() - days * 86_400_000)
  await changeSignedRows(
    world.store,
    'ProfileDecentralizedIdentity',
    { addedAt },
    (row) => row.identifier === identifier,
  )
}

const signIn = (presentation = did, typed = mail) => world.signIn(module, { mail: typed, presentation }, 'self-service')

test('it signs in with the mail address of its person, and several of one person do', async () => {
  await register(did)
  await register('did:key:second')
  for (const identifier of [did, 'did:key:second']) {
    const { code, result } = await signIn(identifier)
    expect([code, result.person.id]).toEqual(['signed-in', clara.id])
  }
})

test('another address, or the proof of another one, is refused', async () => {
  await register(did)
  const colleague = { DefaultEmailAddress: 'ben@corp.example.com' }
  await world.seedPerson('contractor.user', { person: colleague })
  expect((await signIn(did, colleague.DefaultEmailAddress)).code).toBe('sign-in-refused')
  expect((await signIn('did:key:other')).code).toBe('sign-in-refused')
})

test('one that was registered just now does not suffice', async () => {
  await register(did, 0)
  expect(await signIn()).toMatchObject({ code: 'sign-in-refused', reason: 'method-too-new' })
})

test('once it is removed it is refused', async () => {
  await register(did)
  const profile = world.services.profiles.forPerson(clara)
  const [method] = (await profile.methods()).filter(({ kind }) => kind === 'decentralized-identity')
  await world.store.transaction(await profile.change({ removeDecentralizedIdentities: [method?.id ?? ''] }))
  expect((await signIn()).code).toBe('sign-in-refused')
})
