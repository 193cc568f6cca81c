import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { putSetting } from '../../store/settings.ts'
import { type TemporaryStore, temporaryStore } from '../../store/testing.ts'
import { openTestKeys } from '../../store/testing-keys.ts'
import { configurationParameters } from '../parameters/configuration-parameters.ts'
import { resolveWeb } from './did-web.ts'
import { createTestWallet } from './testing-wallet.ts'
import { createPresentations } from './verify-presentation.ts'

const hosts = ['id.example.com', 'id.example.com:8443']
const did = 'did:web:id.example.com:people:clara'

type Method = Record<string, unknown>
const jwkOf = (kind: 'ed25519' | 'p256' | 'rsa'): object => {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
}
const method = (name: string, changes: Method = {}): Method => ({
  id: `${did}#${name}`,
  type: 'JsonWebKey2020',
  controller: did,
  publicKeyJwk: jwkOf('p256'),
  ...changes,
})

async function resolve(document: object | string | undefined, asked = did) {
  const fetched: string[] = []
  const keys = await resolveWeb(asked, {
    loadHosts: async () => hosts,
    async fetchDocument(address) {
      fetched.push(address)
      return typeof document === 'object' ? JSON.stringify(document) : document
    },
  })
  return { fetched, keyIds: keys.map(({ keyId }) => keyId) }
}
const documentOf = (changes: object = {}) => ({
  '@context': 'https://www.w3.org/ns/did/v1',
  id: did,
  verificationMethod: [method('a')],
  authentication: [`${did}#a`],
  ...changes,
})

test.each([
  ['did:web:id.example.com', 'https://id.example.com/.well-known/did.json'],
  ['did:web:id.example.com:people:clara', 'https://id.example.com/people/clara/did.json'],
  ['did:web:id.example.com%3A8443', 'https://id.example.com:8443/.well-known/did.json'],
  ['did:web:id.example.com%3A443:a', 'https://id.example.com/a/did.json'],
])('%s is at %s', async (asked, address) => {
  expect((await resolve(undefined, asked)).fetched).toEqual([address])
})

test.each([
  'did:web:other.example.com',
  'did:web:id.example.com%3A8444',
  'did:web:id.example.com.',
  'did:web:id.example.com@evil.example',
  'did:web:id.example.com%2Fevil',
  'did:web:id.example.com:..:x',
  'did:web:id.example.com:.',
  'did:web:id.example.com:%2e%2e:x',
  'did:web:id.example.com::x',
  'did:web:id.example.com:a/b',
  'did:web:id.example.com:a?b',
  'did:web:id.example.com:a#b',
  'did:web:ID.example.com',
  'did:web:127.0.0.1',
  'did:web:localhost',
  'did:web:%5B::1%5D',
  'did:web:',
])('%s asks nobody', async (asked) => {
  expect(await resolve(documentOf({ id: asked }), asked)).toEqual({ fetched: [], keyIds: [] })
})

describe('of a document', () => {
  test('ten keys of three kinds count as far as they may authenticate and are of a kind that is used', async () => {
    const kinds = ['p256', 'ed25519', 'rsa'] as const
    const methods = Array.from({ length: 10 }, (_, index) =>
      method(String(index), { publicKeyJwk: jwkOf(kinds[index % 3] ?? 'rsa') }),
    )
    const authentication = ['0', '1', '2', '4'].map((name) => `${did}#${name}`)
    const { keyIds } = await resolve(documentOf({ verificationMethod: methods, authentication }))
    expect(keyIds).toEqual([`${did}#0`, `${did}#1`, `${did}#4`])
  })

  test('keys may be named relatively, be embedded, or be written as multibase', async () => {
    const multibase = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
    const { keyIds } = await resolve(
      documentOf({
        verificationMethod: [method('a', { id: '#a' })],
        authentication: ['#a', method('b', { publicKeyJwk: undefined, publicKeyMultibase: multibase })],
      }),
    )
    expect(keyIds).toEqual([`${did}#a`, `${did}#b`])
  })

  test.each<[string, object | string | undefined]>([
    ['of another identity', documentOf({ id: 'did:web:id.example.com:people:ben' })],
    ['whose key only asserts', documentOf({ authentication: [], assertionMethod: [`${did}#a`] })],
    [
      'whose key another identity controls',
      documentOf({ verificationMethod: [method('a', { controller: 'did:web:x' })] }),
    ],
    [
      'with a private key',
      documentOf({ verificationMethod: [method('a', { publicKeyJwk: { ...jwkOf('p256'), d: 'x' } })] }),
    ],
    ['that names a key which is not there', documentOf({ authentication: [`${did}#b`] })],
    ['that is no object', '[]'],
    ['that is no JSON', '<html>'],
    ['that is not there', undefined],
    ['with 101 keys', documentOf({ verificationMethod: Array.from({ length: 101 }, () => method('a')) })],
  ])('one %s has no key', async (_what, document) => {
    expect((await resolve(document)).keyIds).toEqual([])
  })
})

describe('a proof', () => {
  let store: TemporaryStore
  beforeEach(async () => {
    store = await temporaryStore()
  })
  afterEach(() => store.close())

  async function verify({ webHosts, kid = 'a' }: { webHosts: string[]; kid?: string }) {
    const wallet = createTestWallet()
    const jwk = JSON.parse(Buffer.from(wallet.did.slice('did:jwk:'.length), 'base64url').toString('utf8'))
    const document = documentOf({
      verificationMethod: [method('a', { publicKeyJwk: jwk }), method('b')],
      authentication: [`${did}#a`, `${did}#b`],
    })
    const keys = await openTestKeys(store, store.folder)
    const value = configurationParameters.parse({ 'Latchkey | DecentralizedIdentity | WebHosts': webHosts })
    await store.transaction((tx) => putSetting(tx, 'parameters', value, 0))
    const presentations = createPresentations({
      store,
      keys,
      clock: () => new Date(),
      url: 'https://password.example.com',
      fetchDocument: async () => JSON.stringify(document),
    })
    const changes = { header: { kid: `${did}#${kid}` }, payload: { iss: did, sub: did } }
    const proof = wallet.present(presentations.createChallenge('self-service'), changes)
    return (await presentations.verify(proof, 'self-service'))?.identifier
  }

  test('is accepted by the key that it names, of a listed host', async () => {
    expect(await verify({ webHosts: ['ID.example.com'] })).toBe(did)
  })

  test('by another key of the document is refused', async () => {
    expect(await verify({ webHosts: ['id.example.com'], kid: 'b' })).toBeUndefined()
  })

  test('of a host that is not listed is refused', async () => {
    expect(await verify({ webHosts: [] })).toBeUndefined()
  })
})
