import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { portOf } from '../../../e2e/environment/free-port.ts'
import { queryBreachService } from './breach-service.ts'

const hash = createHash('sha1').update('password').digest()
// 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8
const rest = '1E4C9B93F3F0682250B6CF8331B7EE68FD8'
const other = `${'0'.repeat(34)}1`

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(answer: (response: ServerResponse) => void) {
  const asked: { url?: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, url: `http://127.0.0.1:${portOf(server)}/range` }
}

test.each([
  ['known', `${other}:4\r\n${rest}:9545824\r\n`, true],
  ['known, in lower case', `${rest.toLowerCase()}:1`, true],
  ['not known', `${other}:4`, false],
  ['padding that looks like it', `${rest}:0\r\n${other}:7`, false],
])('a hash that is %s', async (_, body, known) => {
  const { asked, url } = await serve((response) => response.end(body))
  expect(await queryBreachService(fetch, url, hash)).toBe(known)
  expect(asked).toHaveLength(1)
  expect(asked[0]?.url).toBe('/range/5BAA6')
  expect(asked[0]?.headers['add-padding']).toBe('true')
})

test('only five digits of the hash are sent', async () => {
  const { asked, url } = await serve((response) => response.end(''))
  await queryBreachService(fetch, url, hash)
  expect(JSON.stringify(asked).toUpperCase()).not.toContain(rest.slice(0, 6))
  expect(Object.keys(asked[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie', 'referer']))
})

test.each<[string, (response: ServerResponse) => void]>([
  ['fails', (response) => response.writeHead(503).end()],
  ['redirects', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ['is a proxy with its own page', (response) => response.end('<html>Sign in</html>')],
  ['never ends its response', (response) => response.write(`${other}:1\r\n`)],
  ['never begins its response', () => {}],
  ['sends an oversized response', (response) => response.end(`${other}:1\r\n`.repeat(30_000))],
])('a service that %s is unavailable', async (_, answer) => {
  const { url } = await serve(answer)
  expect(await queryBreachService(fetch, url, hash, 300)).toBe('unavailable')
})

test('a redirect is not followed, even to a service that knows the hash', async () => {
  const target = await serve((response) => response.end(`${rest}:5`))
  const { url } = await serve((response) => response.writeHead(302, { location: `${target.url}/5BAA6` }).end())
  expect(await queryBreachService(fetch, url, hash)).toBe('unavailable')
  expect(target.asked).toEqual([])
})

test('an address without a service is unavailable', async () => {
  expect(await queryBreachService(fetch, 'http://127.0.0.1:1/', hash)).toBe('unavailable')
})
