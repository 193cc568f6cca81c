import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { selfSignedCertificate } from '../../../server/directory/active-directory/testing/self-signed.ts'
import type { AccountStateReply } from '../../../server/routes/state.ts'
import type { State } from '../../../server/web/self-service/states/fake-client.ts'

/** What a Latchkey server answers in a scene. */
export interface Answers extends Pick<State, 'standing' | 'tasks' | 'answers' | 'silent'> {
  site?: State['site']
  /** For whoever brings a state token. */
  person?: AccountStateReply
  /** Nobody listens. */
  gone?: boolean
  /** Something else is behind the address. */
  foreign?: boolean
}

export interface AnsweringServer {
  readonly port: number
  /** From now on it answers like this. */
  answer(answers: Answers): void
  close(): Promise<void>
}

/** The other end of the wire for the extension: answers by the book (`server/routes`), out of the states that the wizard is shown in. */
export async function startAnsweringServer(pages: Record<string, string>): Promise<AnsweringServer> {
  let now: Answers = {}
  let next: NonNullable<Answers['answers']> = []
  const server = createServer(selfSignedCertificate(), (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://contoso.example')
    const html = pages[pathname]
    if (html !== undefined)
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    if (now.gone) return void request.socket.destroy()
    if (now.silent) return
    if (now.foreign) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Proxy</h1>')
    reply(response, answerTo(request, pathname))
  })
  const answerTo = ({ method }: IncomingMessage, path: string): unknown => {
    const step = now.standing
    if (path === '/api/v1/site') return { product: 'latchkey', ...now.site }
    if (path === '/api/v1/state') return now.person
    if (path === '/api/v1/tasks') return { tasks: now.tasks ?? [] }
    if (path === '/api/v1/runs') return step && { run: { id: 'run', token: 'token' }, step }
    if (method === 'DELETE') return {}
    return path.endsWith('/answers') ? next.shift() : step
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    answer(answers) {
      now = answers
      next = [...(answers.answers ?? [])]
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function reply(response: ServerResponse, body: unknown): void {
  const problem = body === undefined ? { code: 'run-unknown', title: '' } : body
  const status = body === undefined ? 404 : 200
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(problem))
}
