import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'

/** What the start prints: where things are, what must be kept, and with the sample company whom to be. */
export function welcome(config: Config): string {
  const url = config.url.origin
  const extension = resolve(import.meta.dirname, '../../.output/chrome-mv3')
  const lines = [
    '',
    'Latchkey is running.',
    '',
    `  Self-Service site   ${url}/`,
    ...(existsSync(extension)
      ? [
          `  Extension           ${extension}`,
          '                      (chrome://extensions, Developer mode, Load unpacked)',
        ]
      : []),
    `  API                 ${url}/api/v1/openapi.json`,
    `  Keys                ${config.keyFile}`,
    '                      (opens what the database holds sealed: back it up, apart from the data)',
  ]
  if (config.directory.kind === 'sample') lines.push(...sampleCompany(url))
  if (config.smtp.length === 0) lines.push('', 'No LATCHKEY_SMTP is set: mails wait in the outbox.')
  return [...lines, ''].join('\n')
}

function sampleCompany(url: string): string[] {
  const width = Math.max(...sampleAccounts.map(({ account }) => account.length))
  const wide = Math.max(...sampleAccounts.map(({ password }) => password.length))
  return [
    `  Practice mail       ${url}/practice/owa/auth/logon.aspx`,
    '',
    'Sample company (practice data, on this computer only):',
    '',
    ...sampleAccounts.map(
      ({ account, password, state }) => `  ${account.padEnd(width)}  ${password.padEnd(wide)}  ${state}`,
    ),
    '',
    `Answers to their security questions: ${url}/practice/accounts.json`,
  ]
}
