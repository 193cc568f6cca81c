import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A line of Samba's JSON password audit (`dsdb_password_json_audit`). */
export interface PasswordWrite {
  action: 'Change' | 'Reset'
  /** 'Success' or the reason of the refusal. */
  status: string
  dn: string
  /** SID of who asked for it. */
  userSid: string
  timestamp: string
}

/** Every password change and reset of one account that any log file in `folder` tells of, oldest first. */
export async function readPasswordWrites(folder: string, account: string): Promise<PasswordWrite[]> {
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const prefix = `cn=${account.toLowerCase()},`
  return texts
    .flatMap((text) => text.split('\n'))
    .flatMap(passwordWrite)
    .filter((write) => write.dn.toLowerCase().startsWith(prefix))
    .sort((a, b) => a.timestamp.localeCompare(b.timestamp))
}

function passwordWrite(line: string): PasswordWrite[] {
  const start = line.indexOf('{"timestamp"')
  if (start < 0 || !line.includes('"type": "passwordChange"')) return []
  const { timestamp, passwordChange } = JSON.parse(line.slice(start)) as {
    timestamp: string
    passwordChange: Omit<PasswordWrite, 'timestamp'>
  }
  return [{ ...passwordChange, timestamp }]
}
