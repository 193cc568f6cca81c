import type { SampleDatabase } from './database.ts'

/** A secret that was typed into the practice telephone, as a camera would have read it from a QR code. */
export interface PracticeApp {
  label: string
  /** Base32. */
  secret: string
}

export interface PracticeApps {
  /** A secret that is typed again keeps its newest label. */
  save(app: PracticeApp): Promise<void>
  remove(secret: string): Promise<void>
  /** Newest first. */
  list(): Promise<PracticeApp[]>
}

/** The authenticator app of the sample company's one telephone, in the company's own file. */
export function createPracticeApps(database: Pick<SampleDatabase, 'read' | 'write'>): PracticeApps {
  return {
    save: ({ label, secret }) =>
      database.write((open) => {
        open.prepare('INSERT OR REPLACE INTO AuthenticatorApp (secret, label) VALUES (?, ?)').run(secret, label)
      }),
    remove: (secret) =>
      database.write((open) => {
        open.prepare('DELETE FROM AuthenticatorApp WHERE secret = ?').run(secret)
      }),
    list: () =>
      database.read((open) =>
        open
          .prepare('SELECT secret, label FROM AuthenticatorApp ORDER BY rowid DESC')
          .all()
          .map(({ secret, label }) => ({ secret: String(secret), label: String(label) })),
      ),
  }
}
