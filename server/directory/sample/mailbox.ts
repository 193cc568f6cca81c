import type { SampleDatabase } from './database.ts'

/** A mail that reached the sample company. */
export interface PracticeMail {
  id: string
  to: string
  subject: string
  text: string
  /** Absent where an administrator wants plain text only. */
  html?: string
  /** BCP 47. */
  language: string
  /** ISO 8601. */
  receivedAt: string
}

/** All mailboxes of the sample company. The mails hold practice codes and stay on this computer. */
export interface PracticeMailbox {
  /** A mail that is sent again under the same id is kept once. */
  receive(mail: PracticeMail): Promise<void>
  /** Newest first; `to` leaves only one address. */
  list(to?: string): Promise<PracticeMail[]>
  find(id: string): Promise<PracticeMail | undefined>
  /** Everybody who got a mail, by address. */
  listRecipients(): Promise<string[]>
}

/** Older mails are deleted: an inbox for practice needs no archive. */
const maxMails = 300

/** In the company's own file, so that mails outlive a restart and several processes share them. */
export function createPracticeMailbox(database: Pick<SampleDatabase, 'read' | 'write'>): PracticeMailbox {
  const parse = (rows: unknown[]) => rows.map((row) => JSON.parse((row as { entry: string }).entry) as PracticeMail)
  const listAll = () =>
    database.read((open) => parse(open.prepare('SELECT entry FROM Mail ORDER BY number DESC').all()))

  return {
    receive: (mail) =>
      database.write((open) => {
        open.prepare('INSERT OR IGNORE INTO Mail (id, entry) VALUES (?, ?)').run(mail.id, JSON.stringify(mail))
        open.prepare('DELETE FROM Mail WHERE number <= (SELECT MAX(number) FROM Mail) - ?').run(maxMails)
      }),
    list: async (to) => (await listAll()).filter((mail) => to === undefined || mail.to === to),
    find: async (id) =>
      database.read((open) => parse(open.prepare('SELECT entry FROM Mail WHERE id = ?').all(id)).at(0)),
    listRecipients: async () => [...new Set((await listAll()).map(({ to }) => to))].sort(),
  }
}
