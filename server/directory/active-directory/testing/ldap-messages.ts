import { BerReader, BerWriter } from 'ldapts'
import type { LdapAnswer } from '../codes.ts'

/** LDAP's wire format (RFC 4511) on the server's side, as far as the fake controller needs it. */
export type Request =
  | { id: number; kind: 'bind'; name: string; password: string }
  | { id: number; kind: 'search'; base: string; scope: number; matches: Predicate; attributes: string[]; page?: Page }
  | { id: number; kind: 'modify'; dn: string; changes: ModifyChange[]; controls: string[] }
  | { id: number; kind: 'unbind' | 'other' }

export interface ModifyChange {
  operation: 'add' | 'delete' | 'replace'
  type: string
  values: Buffer[]
}
export type FakeEntry = Record<string, (string | Buffer)[]>
type Predicate = (entry: FakeEntry) => boolean
interface Page {
  size: number
  cookie: string
}

const pagedResults = '1.2.840.113556.1.4.319'

/** Reads complete messages from the front of `data`; `rest` is an incomplete one. */
export function readRequests(data: Buffer): { requests: Request[]; rest: Buffer } {
  const requests: Request[] = []
  let rest = data
  for (;;) {
    const reader = new BerReader(rest)
    if (rest.length < 2 || reader.readSequence() === null || reader.remain < reader.length) return { requests, rest }
    const end = reader.offset + reader.length
    requests.push(readRequest(new BerReader(rest.subarray(reader.offset, end))))
    rest = rest.subarray(end)
  }
}

function readRequest(reader: BerReader): Request {
  const id = reader.readInt() ?? 0
  const tag = reader.readSequence() ?? 0
  const end = reader.offset + reader.length
  const controlsAt = () => readControls(reader, end)
  if (tag === 0x60) {
    reader.readInt()
    return { id, kind: 'bind', name: reader.readString() ?? '', password: reader.readString(0x80) ?? '' }
  }
  if (tag === 0x63) {
    const base = reader.readString() ?? ''
    const scope = reader.readEnumeration() ?? 0
    reader.readEnumeration()
    reader.readInt()
    reader.readInt()
    reader.readBoolean()
    const matches = readFilter(reader)
    const attributes = readAll(reader, () => reader.readString() ?? '')
    const page = controlsAt().find((control) => control.type === pagedResults)?.value
    return { id, kind: 'search', base, scope, matches, attributes, page: page && readPage(page) }
  }
  if (tag === 0x66) {
    const dn = reader.readString() ?? ''
    const changes = readAll(reader, () => readChange(reader))
    return { id, kind: 'modify', dn, changes, controls: controlsAt().map((control) => control.type) }
  }
  return { id, kind: tag === 0x42 ? 'unbind' : 'other' }
}

function readAll<T>(reader: BerReader, readOne: () => T): T[] {
  reader.readSequence(reader.peek() ?? 0)
  const end = reader.offset + reader.length
  const all: T[] = []
  while (reader.offset < end) all.push(readOne())
  return all
}

function readChange(reader: BerReader): ModifyChange {
  reader.readSequence()
  const operation = (['add', 'delete', 'replace'] as const)[reader.readEnumeration() ?? 0] ?? 'add'
  reader.readSequence()
  const type = reader.readString() ?? ''
  return { operation, type, values: readAll(reader, () => reader.readString(0x04, true) ?? Buffer.alloc(0)) }
}

function readControls(reader: BerReader, end: number): { type: string; value: Buffer }[] {
  reader.offset = end
  if (reader.peek() !== 0xa0) return []
  return readAll(reader, () => {
    reader.readSequence()
    const endOfOne = reader.offset + reader.length
    const type = reader.readString() ?? ''
    if (reader.offset < endOfOne && reader.peek() === 0x01) reader.readBoolean()
    const value = reader.offset < endOfOne ? reader.readString(0x04, true) : null
    return { type, value: value ?? Buffer.alloc(0) }
  })
}

function readPage(value: Buffer): Page {
  const reader = new BerReader(value)
  reader.readSequence()
  return { size: reader.readInt() ?? 0, cookie: reader.readString() ?? '' }
}

function readFilter(reader: BerReader): Predicate {
  const tag = reader.peek() ?? 0
  if (tag === 0x87) {
    const type = reader.readString(0x87) ?? ''
    return (entry) => valuesOf(entry, type).length > 0
  }
  if (tag === 0xa0 || tag === 0xa1) {
    const parts = readAll(reader, () => readFilter(reader))
    return (entry) => (tag === 0xa0 ? parts.every((part) => part(entry)) : parts.some((part) => part(entry)))
  }
  if (tag === 0xa2) {
    const [part] = readAll(reader, () => readFilter(reader))
    return (entry) => !part?.(entry)
  }
  if (tag === 0xa3) {
    reader.readSequence(tag)
    const type = reader.readString() ?? ''
    const value = reader.readString(0x04, true) ?? Buffer.alloc(0)
    const wanted = value.toString('latin1').toLowerCase()
    return (entry) => valuesOf(entry, type).some((one) => Buffer.from(one).toString('latin1').toLowerCase() === wanted)
  }
  if (tag === 0xa4) return readSubstrings(reader)
  if (tag === 0xa9) {
    // LDAP_MATCHING_RULE_IN_CHAIN: only the first link is supported.
    let type = ''
    let wanted = ''
    const parts = readAll(reader, () => ({ part: reader.peek(), text: reader.readString(reader.peek() ?? 0) ?? '' }))
    for (const { part, text } of parts) {
      if (part === 0x82) type = text
      if (part === 0x83) wanted = text.toLowerCase()
    }
    return (entry) => valuesOf(entry, type).some((one) => one.toString().toLowerCase() === wanted)
  }
  throw new Error(`the fake controller does not know the filter ${tag.toString(16)}`)
}

/** A filter for what a value begins with, or contains. */
function readSubstrings(reader: BerReader): Predicate {
  reader.readSequence(0xa4)
  const type = reader.readString() ?? ''
  const parts = readAll(reader, () => {
    const tag = reader.peek() ?? 0
    return { begins: tag === 0x80, text: (reader.readString(tag) ?? '').toLowerCase() }
  })
  const fits = (value: string) =>
    parts.every(({ begins, text }) => (begins ? value.startsWith(text) : value.includes(text)))
  return (entry) => valuesOf(entry, type).some((one) => fits(one.toString().toLowerCase()))
}

export function valuesOf(entry: FakeEntry, type: string): (string | Buffer)[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === type.toLowerCase())
  return name === undefined ? [] : (entry[name] ?? [])
}

export const responseTags = { bind: 0x61, search: 0x65, modify: 0x67, unbind: 0x78, other: 0x78 }

export function writeResult(id: number, tag: number, answer: LdapAnswer, nextCookie?: string): Buffer {
  return message(id, (writer) => {
    writer.startSequence(tag)
    writer.writeEnumeration(answer.code)
    writer.writeString('')
    writer.writeString(answer.text)
    writer.endSequence()
    if (nextCookie === undefined) return
    const value = new BerWriter()
    value.startSequence()
    value.writeInt(0)
    value.writeString(nextCookie)
    value.endSequence()
    writer.startSequence(0xa0)
    writer.startSequence()
    writer.writeString(pagedResults)
    writer.writeBuffer(value.buffer, 0x04)
    writer.endSequence()
    writer.endSequence()
  })
}

export function writeEntry(id: number, dn: string, entry: FakeEntry, attributes: string[]): Buffer {
  return message(id, (writer) => {
    writer.startSequence(0x64)
    writer.writeString(dn)
    writer.startSequence()
    for (const wanted of attributes) {
      // More values than fit into one answer bear their range in the name.
      const ranged = Object.keys(entry).find((name) => name.toLowerCase().startsWith(`${wanted.toLowerCase()};range=`))
      const type = ranged ?? wanted
      const values = valuesOf(entry, type)
      if (values.length === 0) continue
      writer.startSequence()
      writer.writeString(type)
      writer.startSequence(0x31)
      for (const value of values) writer.writeBuffer(Buffer.from(value), 0x04)
      writer.endSequence()
      writer.endSequence()
    }
    writer.endSequence()
    writer.endSequence()
  })
}

function message(id: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(id)
  write(writer)
  writer.endSequence()
  return writer.buffer
}
