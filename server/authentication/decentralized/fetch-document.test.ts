import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../directory/active-directory/testing/self-signed.ts'
import { createFetchDocument, isPublicAddress } from './fetch-document.ts'

let server: Server
let asked: string[]
const pair = selfSignedCertificate()
beforeEach(async () => {
  asked = []
  server = createServer(pair, (request, response) => {
    asked.push(request.url ?? '')
    switch (request.url) {
      case '/redirect':
        return response.writeHead(302, { location: 'https://169.254.169.254/latest/meta-data' }).end()
      case '/error':
        return response.writeHead(500).end('{}')
      case '/cut':
        response.writeHead(200, { 'content-length': '100' }).write('{')
        return setTimeout(() => response.destroy(), 50)
      case '/silent':
        return undefined
      case '/long':
        return response.end('x'.repeat(10 * 1024 * 1024))
      case '/limit':
        return response.end('x'.repeat(64 * 1024))
      default:
        return response.end('{"id":"did:web:x"}')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const here = { resolve: async () => ['127.0.0.1'], isAllowed: () => true, ca: pair.cert }
const addressOf = (path: string, host = 'localhost') =>
  `https://${host}:${(server.address() as AddressInfo).port}${path}`

test('a document of at most 64 kB is fetched', async () => {
  const fetchDocument = createFetchDocument(here)
  expect(await fetchDocument(addressOf('/did.json'))).toBe('{"id":"did:web:x"}')
  expect((await fetchDocument(addressOf('/limit')))?.length).toBe(64 * 1024)
})

test('one of 10 MB, a redirect to a private address, an error and half an answer are no documents', async () => {
  const fetchDocument = createFetchDocument(here)
  for (const path of ['/long', '/redirect', '/error', '/cut'])
    expect([path, await fetchDocument(addressOf(path))]).toEqual([path, undefined])
  expect(asked).toEqual(['/long', '/redirect', '/error', '/cut'])
})

test('a host without an answer is left after three seconds', async () => {
  const begun = performance.now()
  expect(await createFetchDocument(here)(addressOf('/silent'))).toBeUndefined()
  expect(performance.now() - begun).toBeGreaterThan(2_900)
})

test('a name that leads to a private address, also beside public ones, is not connected to', async () => {
  for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::ffff:10.0.0.1'], []])
    expect(
      await createFetchDocument({ ca: pair.cert, resolve: async () => addresses })(addressOf('/did.json')),
    ).toBeUndefined()
  expect(asked).toEqual([])
})

test('the connection goes to the address that was looked at, and the certificate must be of the host', async () => {
  let looked = 0
  const resolve = async () => {
    looked++
    return ['127.0.0.1']
  }
  expect(await createFetchDocument({ ...here, resolve })(addressOf('/did.json'))).toBeDefined()
  expect(looked).toBe(1)
  expect(await createFetchDocument(here)(addressOf('/did.json', 'id.example.com'))).toBeUndefined()
  expect(await createFetchDocument({ ...here, ca: undefined })(addressOf('/did.json'))).toBeUndefined()
})

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  'fc00::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:a00:1::1',
  'localhost',
  '',
])('%s is no public address', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:2800:21f::1', '2a00:1450::1'])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
