import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Presentations } from '../authentication/decentralized/presentations.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { eachDatabase } from '../store/testing.ts'
import { createSignInWorld, type SignInWorld } from './testing-identity-sign-ins.ts'

/** Acceptance tests of Identity Manager's *Decentralized identity*, plain and role-based; each title begins with the test's id. */

const modules = ['decentralized-identity', 'decentralized-identity-role-based'] as const

/** What the wallet has proven stands in the proof itself: the verification of proofs has tests of its own. */
const verifyPresentation: Presentations['verify'] = async (presentation) =>
  presentation.startsWith('proof of ')
    ? { identifier: presentation.slice('proof of '.length), nonce: 'n', consume: async () => {} }
    : undefined

const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
const mail = 'clara.harris@corp.example.com'

eachDatabase('decentralized identity', (open) => {
  let world: SignInWorld
  let clara: DirectoryPerson
  beforeEach(async () => {
    world = await createSignInWorld(open, { verifyPresentation })
    await world.seed({ users: [{ UID_DialogUser: 'viewer', UserName: 'viewer' }] })
    const person = { DecentralizedIdentifier: did, DefaultEmailAddress: mail, UID_DialogUser: 'viewer' }
    clara = await world.seedPerson('active.user', { person })
  })
  afterEach(() => world[Symbol.asyncDispose]())

  describe.each(modules)('%s', (module) => {
    const signIn = (presentation = `proof of ${did}`, typed = mail) =>
      world.signIn(module, { mail: typed, presentation }, 'self-service')

    test('DE-1: the default mail address and the proof sign in; capitals do not matter', async () => {
      for (const typed of [mail, mail.toUpperCase(), ` ${mail} `]) {
        const { code, result } = await signIn(undefined, typed)
        expect([typed, code]).toEqual([typed, 'signed-in'])
        expect(result.person.id).toBe(clara.id)
      }
    })

    test('DE-2: the contact mail address alone suffices', async () => {
      const contact = 'clara+post@müller.example'
      await world.changePerson(clara, { DefaultEmailAddress: null, ContactEmail: contact })
      expect((await signIn(undefined, contact)).code).toBe('signed-in')
      expect((await signIn()).code).toBe('sign-in-refused')
    })

    test('DE-3: of two people with the address the decentralized identity decides; where both have it nobody signs in', async () => {
      const other = { ContactEmail: mail, UID_DialogUser: 'viewer' }
      const second = await world.seedPerson('contractor.user', {
        person: { ...other, DecentralizedIdentifier: 'did:key:other' },
      })
      expect((await signIn()).result.person.id).toBe(clara.id)
      expect((await signIn('proof of did:key:other')).result.person.id).toBe(second.id)
      await world.changePerson(second, { DecentralizedIdentifier: did })
      expect(await signIn()).toMatchObject({ code: 'sign-in-refused', reason: 'ambiguous' })
    })

    test('DE-4: another decentralized identity, or none that was proven, is refused', async () => {
      for (const presentation of ['proof of did:key:other', did, 'nothing'])
        expect((await signIn(presentation)).code).toBe('sign-in-refused')
    })

    test('DE-5: a person without a decentralized identity is refused', async () => {
      await world.changePerson(clara, { DecentralizedIdentifier: null })
      for (const presentation of [`proof of ${did}`, 'proof of '])
        expect((await signIn(presentation)).code).toBe('sign-in-refused')
    })

    test('DE-6: a person without a mail address is refused', async () => {
      await world.changePerson(clara, { DefaultEmailAddress: null })
      expect((await signIn()).code).toBe('sign-in-refused')
    })

    test('DE-10: a deactivated person is refused, whatever the certification status: our decision', async () => {
      for (const ApprovalState of [0, 1, 3]) {
        await world.changePerson(clara, { IsInActive: true, ApprovalState })
        expect(await signIn()).toMatchObject({ code: 'sign-in-refused', reason: 'deactivated' })
      }
    })

    test('MI-1, MI-2, MI-5: a subidentity signs in as its main identity or as itself, and the audit is told both', async () => {
      const main = await world.seedPerson('contractor.user', { person: { UID_DialogUser: 'viewer' } })
      await world.changePerson(clara, { UID_PersonMasterIdentity: main.id })
      expect((await signIn()).result).toMatchObject({
        person: { id: clara.id },
        facts: { identity: clara.id, authenticatedIdentity: clara.id },
      })
      await world.set({ 'QER | Person | MasterIdentity | UseMasterForAuthentication': true })
      expect((await signIn()).result).toMatchObject({
        person: { id: main.id },
        facts: { identity: main.id, authenticatedIdentity: clara.id },
      })
    })

    test('MI-3: a deactivated or missing main identity refuses', async () => {
      await world.set({ 'QER | Person | MasterIdentity | UseMasterForAuthentication': true })
      await world.changePerson(clara, { UID_PersonMasterIdentity: 'gone' })
      expect(await signIn()).toMatchObject({ code: 'sign-in-refused', reason: 'no-main-identity' })
      const main = await world.seedPerson('contractor.user', { person: { IsInActive: true, UID_DialogUser: 'viewer' } })
      await world.changePerson(clara, { UID_PersonMasterIdentity: main.id })
      expect(await signIn()).toMatchObject({ code: 'sign-in-refused', reason: 'deactivated' })
    })

    test('MI-4: without subidentities the parameter has no effect', async () => {
      await world.set({ 'QER | Person | MasterIdentity | UseMasterForAuthentication': true })
      expect((await signIn()).result.person.id).toBe(clara.id)
    })

    test('a security risk is refused, unless the parameter allows it', async () => {
      await world.changePerson(clara, { IsSecurityIncident: true })
      expect((await signIn()).code).toBe('sign-in-refused')
      await world.set({ 'QER | Person | AllowLoginWithSecurityIncident': true })
      expect((await signIn()).code).toBe('signed-in')
    })

    test('everybody who is refused gets the same answer', async () => {
      const unknown = await signIn(undefined, 'nobody@corp.example.com')
      const wrong = await signIn('proof of did:key:other')
      await world.changePerson(clara, { IsInActive: true })
      const deactivated = await signIn()
      for (const { result } of [unknown, wrong, deactivated])
        expect(result).toMatchObject({ signedIn: false, code: 'sign-in-refused' })
    })
  })

  test('DE-7: the plain module asks for an existing system user, and the role-based one for none', async () => {
    const credentials = { mail, presentation: `proof of ${did}` }
    for (const UID_DialogUser of [null, 'gone']) {
      await world.changePerson(clara, { UID_DialogUser })
      const plain = await world.signIn('decentralized-identity', credentials, 'helpdesk')
      expect(plain).toMatchObject({ code: 'sign-in-refused', reason: 'no-system-user' })
      expect((await world.signIn('decentralized-identity-role-based', credentials, 'helpdesk')).code).toBe('signed-in')
    }
  })

  test('DE-8: the role-based module asks for an application role, and the plain one for none', async () => {
    await world.store.transaction((tx) => tx.deleteFrom('PersonInAERole').execute())
    const credentials = { mail, presentation: `proof of ${did}` }
    const roleBased = await world.signIn('decentralized-identity-role-based', credentials, 'helpdesk')
    expect(roleBased).toMatchObject({ code: 'sign-in-refused', reason: 'no-application-role' })
    expect((await world.signIn('decentralized-identity', credentials, 'helpdesk')).code).toBe('signed-in')
  })
})
