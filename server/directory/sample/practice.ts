import { createPracticeApps, type PracticeApps } from './authenticator-apps.ts'
import { openSampleDatabase } from './database.ts'
import { createPracticeMailbox, type PracticeMailbox } from './mailbox.ts'

/** What people of the sample company have beside their accounts: mailboxes and a telephone. */
export interface Practice {
  /** Absent where mails go to a mail server, or wait. */
  mailbox?: PracticeMailbox
  apps: PracticeApps
  close(): void
}

export function openPractice(folder: string, { hasInbox }: { hasInbox: boolean }): Practice {
  const database = openSampleDatabase(folder)
  return {
    mailbox: hasInbox ? createPracticeMailbox(database) : undefined,
    apps: createPracticeApps(database),
    close: () => database.close(),
  }
}
