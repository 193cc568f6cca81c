import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { siteSettings } from '../policies/site-settings.ts'
import { legacySite } from '../web/legacy/render.tsx'
import { replyWithError } from './error-page.ts'

const settings = async () => ({ ...siteSettings.parse({ support: 'Helpdesk, room 7' }), name: 'Contoso' })
const broken = () => Promise.reject(new Error('the database is gone'))

/** A server whose every address throws `error`. */
function serve(error: Error, readSettings: typeof settings = settings) {
  const domains = [{ name: 'corp.example.com', netbiosName: 'CORP', alias: 'Example Company' }]
  const url = new URL('https://password.example.com')
  const services = { site: legacySite, settings: readSettings, branding: async () => ({}), domains, url }
  const app = new Hono()
  app.onError((thrown, context) => replyWithError(services, context, thrown))
  app.all('*', () => {
    throw error
  })
  return (method: string, path: string, accept: string, language = 'en') =>
    app.request(path, { method, headers: { accept, 'accept-language': language } })
}

const html = 'text/html,application/xhtml+xml,*/*;q=0.8'

test.each([
  ['an unexpected error', new TypeError('secret detail of the code'), 500, 'Something went wrong'],
  ['a directory that does not answer', new AppError('directory-unreachable'), 503, 'directory'],
])('E7: after %s a person gets a page in the house style, and may try again', async (_, error, status, sentence) => {
  const reply = await serve(error)('GET', '/me/', html)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8'])
  expect(reply.headers.get('cache-control')).toBe('no-store')
  const page = await reply.text()
  expect(page).toContain('<h1')
  expect(page).toContain(sentence)
  expect(page).toContain('Contoso')
  expect(page).toContain('Helpdesk, room 7')
  expect(page).toContain('data-look="primary" href="/me/"')
  expect(page).not.toContain('secret detail')
})

test('E7: the page speaks the language of the browser', async () => {
  const reply = await serve(new Error('broken'))('GET', '/', html, 'de')
  expect(reply.headers.get('content-language')).toBe('de')
  expect(await reply.text()).toContain('<html lang="de"')
})

test('E7: what was sent is not sent again by the button of the page', async () => {
  const page = await (await serve(new Error('broken'))('POST', '/legacy/', html)).text()
  expect(page).toContain('data-look="primary" href="/"')
  expect(page).not.toContain('href="/legacy/"')
})

test('E7: the page does not need the database that is broken', async () => {
  const reply = await serve(new Error('broken'), broken)('GET', '/', html)
  expect(reply.status).toBe(500)
  expect(await reply.text()).toContain('Example Company')
})

test.each(['application/json', '*/*', ''])('E7: a program that accepts %j gets a problem', async (accept) => {
  const reply = await serve(new TypeError('secret detail of the code'))('GET', '/api/v1/site', accept)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8'])
  const problem = await reply.json()
  expect(problem).toMatchObject({ status: 500, code: 'unexpected' })
  expect(JSON.stringify(problem)).not.toContain('secret detail')
})
