import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { portOf } from '../../../e2e/environment/free-port.ts'
import * as tds from './testing-tds-messages.ts'

export type TdsRequest = tds.ClientRequest & { connection: number }

/**
 * What becomes of a request. `hold`: it is carried out, and its answer waits until the client cancels it, or for ever if `forever`.
 * `cut`: the connection is closed before it is carried out; `cut-answer`: after. A number: the server refuses it with this error;
 * 1205 also undoes the transaction. `{ row }`: one row of one number.
 * `nested`: it finds one more transaction open. `autocommit`: IMPLICIT_TRANSACTIONS means nothing to the server.
 */
export type Behaviour =
  | 'answer'
  | 'hold'
  | 'forever'
  | 'cut'
  | 'cut-answer'
  | 'nested'
  | 'autocommit'
  | number
  | { row: number }

/**
 * A server that speaks as much TDS as logins and transactions need. It has no tables: `stored` lists the statements whose
 * transactions were committed, as a database would have them.
 */
export async function startTdsServer() {
  const requests: TdsRequest[] = []
  const stored: string[] = []
  const settings: string[] = []
  const server = createServer((socket) => serve(socket, connections++))
  let connections = 0
  const sockets = new Set<Socket>()
  const fake = {
    requests,
    stored,
    settings,
    url: '',
    get connections() {
      return connections
    },
    /** Decides about each request after the login. */
    behave: (_request: TdsRequest): Behaviour => 'answer',
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  fake.url = `mssql://latchkey:secret@127.0.0.1:${portOf(server)}/latchkey?encrypt=false`
  return fake

  function serve(socket: Socket, connection: number): void {
    sockets.add(socket)
    const session = { depth: 0, isImplicit: false, pending: [] as string[] }
    let held: Buffer | undefined
    const receive = tds.messageReader((type, body) => {
      const request = tds.readRequest(type, body)
      if (request.kind === 'prelogin') return socket.write(tds.preloginAnswer())
      if (request.kind === 'login') return socket.write(tds.loginAnswer())
      if (request.kind === 'attention') {
        if (held) socket.write(held)
        held = undefined
        return socket.write(tds.attentionAnswer())
      }
      // Settings of the session, by tedious and by our driver.
      if (request.sql.startsWith('set ')) {
        settings.push(request.sql)
        if (/implicit_transactions on/.test(request.sql)) session.isImplicit = true
        return socket.write(tds.doneAnswer())
      }
      const seen = { ...request, connection }
      requests.push(seen)
      const behaviour = fake.behave(seen)
      if (behaviour === 'cut') return socket.destroy()
      const answer =
        typeof behaviour === 'number' ? refuse(session, request, behaviour) : execute(session, request, behaviour)
      if (behaviour === 'cut-answer') return socket.destroy()
      if (behaviour === 'hold') held = answer
      else if (behaviour !== 'forever') socket.write(answer)
      return undefined
    })
    socket.on('data', receive)
    socket.on('error', () => undefined)
    // What was not committed is undone.
    socket.on('close', () => sockets.delete(socket))
  }

  interface Session {
    /** @@TRANCOUNT: a COMMIT stores nothing until it is back at 0. */
    depth: number
    /** IMPLICIT_TRANSACTIONS: what touches a table begins a transaction. */
    isImplicit: boolean
    pending: string[]
  }

  function execute(session: Session, { kind, sql }: tds.ClientRequest, behaviour: Behaviour): Buffer {
    if (behaviour === 'nested') session.depth++
    if (kind === 'begin') {
      // The unseen BEGIN comes first, and one COMMIT would store nothing.
      session.depth += session.isImplicit && session.depth === 0 ? 2 : 1
      return tds.transactionAnswer('begin', session.depth)
    }
    if (kind === 'commit') {
      if (--session.depth === 0) stored.push(...session.pending.splice(0))
      return tds.transactionAnswer('commit', session.depth)
    }
    if (kind === 'rollback') {
      Object.assign(session, { depth: 0, pending: [] })
      return tds.transactionAnswer('rollback', 0)
    }
    if (/@@trancount/i.test(sql)) return tds.rowAnswer('depth', session.depth)
    const began = behaviour === 'autocommit' ? 0 : begin(session, sql)
    const statements = sql.split('; ')
    ;(session.depth > 0 ? session.pending : stored).push(...statements)
    if (typeof behaviour === 'object') return tds.rowAnswer('value', behaviour.row)
    return tds.doneAnswer(1, { began, statements: statements.length })
  }

  /** What IMPLICIT_TRANSACTIONS begins; 0: nothing. */
  function begin(session: Session, sql: string): number {
    return session.isImplicit && session.depth === 0 && sql.split('; ').some(touchesTable) ? ++session.depth : 0
  }

  function refuse(session: Session, { sql }: tds.ClientRequest, error: number): Buffer {
    const began = begin(session, sql)
    const isRolledBack = error === 1205 && session.depth > 0
    if (isRolledBack) Object.assign(session, { depth: 0, pending: [] })
    return tds.errorAnswer(error, isRolledBack, began)
  }
}

/**
 * What begins a transaction: https://learn.microsoft.com/sql/t-sql/statements/set-implicit-transactions-transact-sql. `select 1`, SET, DECLARE and EXEC
 * do not.
 */
const touchesTable = (statement: string): boolean =>
  /^(?:alter table|create|delete|drop|fetch|grant|insert|merge|open|revoke|truncate table|update)\b|^(?:with|select)\b.*\bfrom\b/is.test(
    statement,
  )
