import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { selfSignedCertificate } from '../../../server/directory/active-directory/testing/self-signed.ts'
import type { AccountStateReply } from '../../../server/routes/state.ts'
import type { WizardFixture } from '../../../server/web/self-service/states/fake-client.ts'
import type { WizardPage } from '../../../shared/wizard/page.ts'
import { portOf } from '../../environment/free-port.ts'

/** The answers of a Latchkey server in a scene. */
export interface FakeReplies extends Pick<WizardFixture, 'current' | 'answers' | 'silent'> {
  site?: WizardFixture['site']
  /** The page that every run begins with, before an account is named. */
  firstPage?: WizardPage
  /** The answer to a request with a state token. */
  person?: AccountStateReply
  /** What a mail domain answers at its well-known address: JSON, or where it redirects to. */
  discovery?: Record<string, unknown> | string
  /** No server listens. */
  gone?: boolean
  /** Another service is at the address. */
  foreign?: boolean
}

export interface FakeServer {
  readonly port: number
  /** Makes the server answer like this from now on. */
  setReplies(answers: FakeReplies): void
  close(): Promise<void>
}

/** A stand-in for the server of the extension: answers as `server/routes` documents, with the states that the wizard is shown in. */
export async function startFakeServer(pages: Record<string, string>): Promise<FakeServer> {
  let now: FakeReplies = {}
  let next: NonNullable<FakeReplies['answers']> = []
  const server = createServer(selfSignedCertificate(), (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://contoso.example')
    const html = pages[pathname]
    if (html !== undefined)
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    if (now.gone) return void request.socket.destroy()
    if (now.silent) return
    if (pathname === '/.well-known/latchkey') return discover(response, now.discovery)
    if (now.foreign) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Proxy</h1>')
    reply(response, answerTo(request, pathname))
  })
  const answerTo = ({ method }: IncomingMessage, path: string): unknown => {
    const step = now.current
    if (path === '/api/v1/site') return { product: 'latchkey', ...now.site }
    if (path.endsWith('/first-page')) return { page: now.firstPage }
    if (path === '/api/v1/state') return now.person
    if (path === '/api/v1/runs') return step && { run: { id: 'run', token: 'token' }, step }
    if (method === 'DELETE') return {}
    return path.endsWith('/answers') ? next.shift() : step
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    setReplies(answers) {
      now = answers
      next = [...(answers.answers ?? [])]
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** As docs/managed-settings.md asks administrators to publish it. */
function discover(response: ServerResponse, discovery: FakeReplies['discovery']): void {
  const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' }
  if (discovery === undefined) return void response.writeHead(404, headers).end()
  if (typeof discovery === 'string') return void response.writeHead(302, { ...headers, location: discovery }).end()
  response.writeHead(200, headers).end(JSON.stringify(discovery))
}

function reply(response: ServerResponse, body: unknown): void {
  const problem = body === undefined ? { code: 'run-unknown', title: '' } : body
  const status = body === undefined ? 404 : 200
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(problem))
}
