import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { noticeUntrustedProxies } from './untrusted-proxies.ts'

function createSite() {
  const recorded: string[] = []
  const record = async (peer: string) => void recorded.push(peer)
  const app = new Hono()
    .use(noticeUntrustedProxies({ trustedProxies: ['192.0.2.7'], record }))
    .get('/', (context) => context.text('page'))
  const visit = async (remoteAddress: string, forwarded?: string) => {
    const headers: HeadersInit = forwarded === undefined ? [] : [['x-forwarded-for', forwarded]]
    await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })
  }
  return { visit, recorded }
}

it('a proxy that is not trusted is told of once', async () => {
  const { visit, recorded } = createSite()
  for (const peer of ['::ffff:192.0.2.8', '192.0.2.8', '::ffff:192.0.2.8']) await visit(peer, '203.0.113.5')
  expect(recorded).toEqual(['192.0.2.8'])
})

it('nothing is said of a trusted proxy, or of a browser that forwards nothing', async () => {
  const { visit, recorded } = createSite()
  await visit('192.0.2.7', '203.0.113.5')
  await visit('192.0.2.8')
  expect(recorded).toEqual([])
})

it('visitors who send the header themselves cannot fill the log', async () => {
  const { visit, recorded } = createSite()
  for (let host = 1; host <= 60; host++) await visit(`198.51.100.${host}`, '203.0.113.5')
  expect(recorded).toHaveLength(20)
})
