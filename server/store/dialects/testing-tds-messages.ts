/** Messages of the protocol that SQL Server speaks: https://learn.microsoft.com/openspecs/windows_protocols/ms-tds */

export interface ClientRequest {
  kind: 'prelogin' | 'login' | 'attention' | 'sql' | 'begin' | 'commit' | 'rollback'
  /** Empty unless `kind` is `sql`. */
  sql: string
  /** Declared parameters of the statement, such as `@1 int, @2 varchar(8000)`. */
  declarations: string
}

const headerLength = 8

/** Puts the packets of a connection together and passes each whole message on. */
export function messageReader(receive: (type: number, body: Buffer) => unknown): (chunk: Buffer) => void {
  let unread = Buffer.alloc(0)
  let body = Buffer.alloc(0)
  return (chunk) => {
    unread = Buffer.concat([unread, chunk])
    while (unread.length >= headerLength && unread.length >= unread.readUInt16BE(2)) {
      const packet = unread.subarray(0, unread.readUInt16BE(2))
      unread = unread.subarray(packet.length)
      body = Buffer.concat([body, packet.subarray(headerLength)])
      const [type = 0, status = 0] = packet
      if ((status & 1) === 0) continue
      const whole = body
      body = Buffer.alloc(0)
      receive(type, whole)
    }
  }
}

const kinds: Record<number, ClientRequest['kind']> = { 18: 'prelogin', 16: 'login', 6: 'attention' }
const transactionKinds: Record<number, ClientRequest['kind']> = { 5: 'begin', 7: 'commit', 8: 'rollback' }

export function readRequest(type: number, message: Buffer): ClientRequest {
  const nothing = { sql: '', declarations: '' }
  const kind = kinds[type]
  if (kind) return { kind, ...nothing }
  const body = message.subarray(message.readUInt32LE(0))
  if (type === 0x01) {
    const sql = body.toString('utf16le')
    const [, end] = /^(?:if @@trancount > 0 )?(commit|rollback) tran$/.exec(sql) ?? []
    return end === undefined
      ? { kind: 'sql', sql, declarations: '' }
      : { kind: end as 'commit' | 'rollback', ...nothing }
  }
  if (type === 0x0e) {
    const kind = transactionKinds[body.readUInt16LE(0)]
    if (kind) return { kind, ...nothing }
  }
  if (type !== 0x03) throw new Error(`unknown message of a client: ${type}`)
  // Marker, number of the procedure (sp_executesql), options.
  const sql = readText(body, 6)
  return { kind: 'sql', sql: sql.text, declarations: sql.end < body.length ? readText(body, sql.end).text : '' }
}

/** A parameter of the type NVARCHAR: name, status, type with longest length and collation, value. */
function readText(body: Buffer, start: number): { text: string; end: number } {
  let at = start + 1 + (body[start] ?? 0) * 2 + 2
  const maxLength = body.readUInt16LE(at)
  at += 2 + 5
  if (maxLength !== 0xffff) {
    const end = at + 2 + body.readUInt16LE(at)
    return { text: body.toString('utf16le', at + 2, end), end }
  }
  // In parts, after the total length.
  let text = ''
  for (at += 8; body.readUInt32LE(at) > 0; ) {
    const end = at + 4 + body.readUInt32LE(at)
    text += body.toString('utf16le', at + 4, end)
    at = end
  }
  return { text, end: at + 4 }
}

function message(...tokens: Buffer[]): Buffer {
  const body = Buffer.concat(tokens)
  const header = Buffer.alloc(headerLength)
  header.writeUInt8(0x04, 0)
  header.writeUInt8(0x01, 1)
  header.writeUInt16BE(headerLength + body.length, 2)
  return Buffer.concat([header, body])
}

/** No encryption. */
export function preloginAnswer(): Buffer {
  const options = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff])
  return message(options, Buffer.from([16, 0, 0, 0, 0, 0]), Buffer.from([2]))
}

export function loginAnswer(): Buffer {
  const name = bText('Fake')
  const ack = Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), name, Buffer.from([16, 0, 0, 0])])
  // SQL_Latin1_General_CP1_CI_AS
  const collation = change(7, Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]))
  return message(collation, token(0xad, ack), done({}))
}

/** `count`: changed rows. `began`: the statement has begun a transaction. Several statements are counted one by one. */
export function doneAnswer(count?: number, { began = 0, statements = 1 } = {}): Buffer {
  const each = Array.from({ length: statements }, () => done({ type: 0xff, status: 0x01, count }))
  return message(...(began > 0 ? [begun(began)] : []), ...each, done({ type: 0xfe }))
}

const begun = (depth: number) => change(8, Buffer.from([1, 0, 0, 0, 0, 0, 0, depth]))

export const attentionAnswer = (): Buffer => message(done({ status: 0x20 }))

export function transactionAnswer(what: 'begin' | 'commit' | 'rollback', depth: number): Buffer {
  // Only the outermost COMMIT ends the transaction.
  if (what === 'commit' && depth > 0) return message(done({}))
  return message(what === 'begin' ? begun(depth) : change(what === 'commit' ? 9 : 10, Buffer.alloc(0)), done({}))
}

export function errorAnswer(number: number, isRolledBack: boolean, began = 0): Buffer {
  const fixed = Buffer.alloc(6)
  fixed.writeUInt32LE(number, 0)
  fixed.writeUInt8(1, 4)
  fixed.writeUInt8(14, 5)
  const text = Buffer.from(`error ${number}`, 'utf16le')
  const error = Buffer.concat([fixed, int16(text.length / 2), text, bText(''), bText(''), Buffer.alloc(4)])
  const rollback = isRolledBack ? [change(10, Buffer.alloc(0))] : []
  return message(...(began > 0 ? [begun(began)] : []), ...rollback, token(0xaa, error), done({ status: 0x02 }))
}

/** One row with one INT column. */
export function rowAnswer(name: string, value: number): Buffer {
  const columns = Buffer.concat([Buffer.from([0x81, 1, 0, 0, 0, 0, 0, 0, 0, 0x38]), bText(name)])
  const row = Buffer.alloc(5)
  row.writeUInt8(0xd1, 0)
  row.writeInt32LE(value, 1)
  return message(columns, row, done({ count: 1 }))
}

const token = (type: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), int16(content.length), content])

/** ENVCHANGE without an old value. */
const change = (type: number, value: Buffer): Buffer =>
  token(0xe3, Buffer.concat([Buffer.from([type, value.length]), value, Buffer.from([0])]))

function done({ type = 0xfd, status = 0, count }: { type?: number; status?: number; count?: number }): Buffer {
  const content = Buffer.alloc(13)
  content.writeUInt8(type, 0)
  content.writeUInt16LE(status | (count === undefined ? 0 : 0x10), 1)
  content.writeBigUInt64LE(BigInt(count ?? 0), 5)
  return content
}

const bText = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'utf16le')])

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value, 0)
  return bytes
}
