import { expect, test } from 'vitest'
import { eachStore } from '../store/testing.ts'
import type { MethodChanges } from './method.ts'
import { openRegistry, ruth } from './testing.ts'

const totp = { secret: 'JBSWY3DPEHPK3PXP', step: 1 }
const passkey = { name: 'Laptop', credentialId: 'AAAA', publicKey: 'BBBB', counter: 0, transports: [] }

eachStore('changes of one profile at once', (open) => {
  test('each sees in its transaction what stands of the other’s', async () => {
    await using registry = await openRegistry(open)
    const { store, profiles } = registry
    const profile = profiles.of(ruth)
    await store.transaction(await profile.change({ totp, addPasskeys: [passkey] }))
    const [{ id = '' } = {}] = await profile.passkeys()

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
    await expect(profile.registered()).resolves.toBe(false)
  })
})
