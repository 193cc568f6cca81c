import { join } from 'node:path'
import { openSampleDatabase } from '../../server/directory/sample/database.ts'
import type { RunningServer } from './server.ts'

/** Name of the workflow on the page. */
export const workflowWithManager = 'New password, with my manager'

/** A workflow that waits for the person's manager, to be published by an administrator. */
export const definitionWithManager = {
  id: 'new-password-with-manager',
  site: 'self-service',
  enabled: true,
  availability: [],
  name: { en: workflowWithManager, de: 'Neues Passwort mit meiner Führungskraft' },
  description: { en: 'Your manager agrees first.', de: 'Ihre Führungskraft stimmt zuerst zu.' },
  activities: [
    { key: 'questions', activity: 'authenticate-with-qa-random', settings: {} },
    { key: 'manager', activity: 'approve-by-manager', settings: { hours: 2 } },
    { key: 'reset', activity: 'reset-password-in-ad', settings: {} },
  ],
}

/** Names the account's manager in the sample company, as the directory's administrators would. */
export async function setManager(server: Pick<RunningServer, 'folder'>, account: string, to: string): Promise<void> {
  const company = openSampleDatabase(join(server.folder, 'data'))
  await company.write((open) =>
    open
      .prepare(`update Account set entry = json_set(entry, '$.manager', (
        select json_extract(entry, '$.distinguishedName') from Account where accountKey = ?)) where accountKey = ?`)
      .run(to, account),
  )
  company.close()
}
