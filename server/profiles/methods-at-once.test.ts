import { expect, test } from 'vitest'
import { openPasskeys } from '../factors/passkey/webauthn.ts'
import { eachStore } from '../store/testing.ts'
import type { MethodChanges } from './method.ts'
import { createProfileHarness, ruth } from './testing.ts'

const totp = { secret: 'JBSWY3DPEHPK3PXP', step: 1 }
const passkey = { name: 'Laptop', credentialId: 'AAAA', publicKey: 'BBBB', counter: 0, transports: [] }

eachStore('changes of one profile at once', (open) => {
  test('each transaction sees what the other has committed', async () => {
    await using registry = await createProfileHarness(open)
    const { store, profiles } = registry
    const profile = profiles.forPerson(ruth)
    await store.transaction(await profile.change({ totp, addPasskeys: [passkey] }))
    const [{ id = '' } = {}] = await profile.part(openPasskeys).list()

    const remove = async (changes: MethodChanges) => {
      const write = await profile.change(changes)
      return store.transaction(async (tx) => {
        await write(tx)
        return (await profile.methods(tx)).map(({ kind }) => kind).filter((kind) => kind !== 'corporate-mail')
      })
    }
    const seen = await Promise.all([remove({ totp: 'remove' }), remove({ removePasskeys: [id] })])
    expect(seen.filter((kinds) => kinds.length === 0)).toHaveLength(1)
    expect(seen.flat()).toHaveLength(1)
    await expect(profile.isRegistered()).resolves.toBe(false)
  })
})
