import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { toCertificatePin } from '../site/certificate-pin.ts'

/** What the start prints: where things are, what must be backed up, and for the sample company its accounts and what to try. */
export function formatWelcome(config: Config): string {
  const url = config.url.origin
  const staffUrl = (config.staff?.url ?? config.url).origin
  const helpdeskUrl = config.helpdeskUrl.origin
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
    `  Helpdesk site       ${helpdeskUrl}/helpdesk/`,
    ...(config.role === 'service' ? [`  Administration site ${staffUrl}/admin/`] : []),
    `  API                 ${staffUrl}/api/v1/openapi.json`,
    ...describeServiceListener(config),
    `  Keys                ${config.keyFile}`,
    '                      (decrypts what the database holds encrypted: back it up, apart from the data)',
  ]
  if (config.smtp.length === 0 && !config.hasPracticeInbox)
    lines.push('', 'No mail server is set in LATCHKEY_SMTP: e-mails wait in the outbox.')
  if (config.directory.kind === 'sample') lines.push('', ...formatSampleCompany(url, helpdeskUrl))
  return [...lines, ''].join('\n')
}

/** What a site is told about its service. */
function describeServiceListener({ serviceListen, tls }: Config): string[] {
  if (!serviceListen || !tls) return []
  const pin = toCertificatePin(new X509Certificate(readFileSync(tls.certFile)))
  return [
    `  For sites           ${serviceListen.host}:${serviceListen.port}`,
    `                      (LATCHKEY_SERVICE_PINS=${pin})`,
  ]
}

function formatSampleCompany(url: string, helpdeskUrl: string): string[] {
  const accountWidth = Math.max(...sampleAccounts.map(({ account }) => account.length))
  const passwordWidth = Math.max(...sampleAccounts.map(({ password }) => password.length))
  return [
    'Sample company (practice data, on this computer only):',
    '',
    ...sampleAccounts.map(
      ({ account, password, state }) =>
        `  ${account.padEnd(accountWidth)}  ${password.padEnd(passwordWidth)}  ${state}`,
    ),
    '',
    `Everything to try, with answers to security questions: ${url}/practice/`,
    `Every e-mail: ${url}/practice/inbox   Codes of authenticator apps: ${url}/practice/telephone`,
    '',
    'Try it:',
    '',
    `  1. Change an expired password: sign in as expired.user at ${url}/practice/owa/auth/logon.aspx`,
    `     with the extension (npm start -- --browser opens a browser that has it), or start at ${url}/`,
    `  2. Help a caller: sign in as helpdesk.operator at ${helpdeskUrl}/helpdesk/ and unlock locked.user`,
    `  3. See your password health: sign in as active.user at ${url}/me/`,
  ]
}
