import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { decryptOrder } from '../../server/notifications/outbox.ts'
import { openStore } from '../../server/store/open.ts'
import { openKeys } from '../../server/store/open-keys.ts'
import type { RunningServer } from './server.ts'
import type { ReceivedMail } from './smtp.ts'

/** Every way in which a text may be written in a file or a message. */
const spellings = (text: string) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  ...[0, 1, 2].map((shift) => Buffer.from(base64Inside(text, shift))),
  Buffer.from(encodeURIComponent(text)),
]

/**
 * Where any of `texts` is found in what a server left behind: its log, its files byte by byte (database, log of the database, keys),
 * its opened outbox, and the mails that arrived. The list is empty when none of them occurs.
 */
export async function findInTraces(
  texts: readonly string[],
  { server, mails }: { server: RunningServer; mails: readonly ReceivedMail[] },
): Promise<string[]> {
  const traces: [string, Buffer][] = [['log', Buffer.from(server.log())]]
  for (const entry of await readdir(server.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    // A running server removes files, too.
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(unlessGone)
    if (bytes) traces.push([entry.name, bytes])
  }
  for (const order of await outboxOf(server)) traces.push(['outbox', Buffer.from(order)])
  for (const { source } of mails) traces.push(['mail', Buffer.from(`${source}\n${readMail(source)}`)])
  return traces.flatMap(([where, bytes]) =>
    texts.filter((text) => spellings(text).some((one) => bytes.includes(one))).map((text) => `${text} in ${where}`),
  )
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Every order in the outbox, sent ones included, as the server itself opens it. */
async function outboxOf(server: RunningServer): Promise<string[]> {
  const folder = join(server.folder, 'data')
  const { keyFile } = readConfig({ LATCHKEY_DATA: folder }, server.folder)
  const store = await openStore({ kind: 'sqlite', folder })
  try {
    const keys = await openKeys(store, keyFile)
    const rows = await store.read.selectFrom('OutboxMail').select('order').execute()
    return rows.map(({ order }) => JSON.stringify(decryptOrder(keys, order)))
  } finally {
    await store.close()
  }
}

/** All parts of a mail as text, transfer encodings undone, and its subject. */
export function readMail(source: string): string {
  const unfolded = source.replace(/\r\n/g, '\n')
  const subject = /^subject: ((?:.*\n)(?:[ \t].*\n)*)/im.exec(unfolded)?.[1] ?? ''
  const parts = unfolded.split(/^--[^\n]+\n/m).map((part) => {
    const [head = '', ...body] = part.split('\n\n')
    const text = body.join('\n\n')
    if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString()
    return /content-transfer-encoding: quoted-printable/i.test(head) ? unquoted(text) : text
  })
  const words = subject.replace(/=\?utf-8\?(q|b)\?([^?]*)\?=\s*/gi, (_, way, text) =>
    /b/i.test(way) ? Buffer.from(text, 'base64').toString() : unquoted(text.replaceAll('_', ' ')),
  )
  return [words, ...parts].join('\n')
}

const unquoted = (text: string) =>
  Buffer.from(
    text.replace(/=\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** Base64 of a text that begins `shift` bytes into a group of three; the characters at its ends belong to its neighbours, too. */
function base64Inside(text: string, shift: number): string {
  const padded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
  return padded
    .toString('base64')
    .slice(shift === 0 ? 0 : shift + 1)
    .replace(/.?=+$/, '')
}
