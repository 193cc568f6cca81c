import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Directory } from '../directory/directory.ts'
import { openDirectory } from '../services.ts'
import { storeCondition } from '../store/condition.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { describe } from './describe.ts'

interface Finding {
  what: string
  /** Undefined: all is well. */
  problem?: string
  said?: string
}

/** Tries everything the server depends on, one line each; 1 when something is not as it must be. */
export async function doctor(config: Config, signal: AbortSignal): Promise<number> {
  const findings = [
    ...(await checkDatabase(config, signal)),
    ...(await checkDirectory(config, signal)),
    ...(await Promise.all(config.smtp.map(checkMail))),
  ]
  for (const { what, problem, said } of findings) {
    console.log(problem === undefined ? `  ok    ${what}${said ? `: ${said}` : ''}` : `  FAIL  ${what}: ${problem}`)
  }
  if (config.smtp.length === 0) console.log('  note  mail: LATCHKEY_SMTP is not set, so mails wait in the outbox')
  return findings.some((finding) => finding.problem !== undefined) ? 1 : 0
}

async function attempt(what: string, work: () => Promise<string | undefined>): Promise<Finding> {
  try {
    return { what, said: await work() }
  } catch (error) {
    return { what, problem: describe(error) }
  }
}

async function checkDatabase(config: Config, signal: AbortSignal): Promise<Finding[]> {
  let keys: Finding | undefined
  const database = await attempt('database', async () => {
    const store = await openStore(config.database, signal)
    try {
      keys = await attempt('keys', async () => {
        await openKeys(store, config.keyFile)
        return config.keyFile
      })
      const { sound, snapshotReads } = await storeCondition(store)
      if (!sound) throw new Error('the file is damaged: restore a backup')
      if (!snapshotReads) throw new Error('READ_COMMITTED_SNAPSHOT is off: switch it on, or readers wait for writers')
      return store.dialect
    } finally {
      await store.close()
    }
  })
  return keys ? [database, keys] : [database]
}

async function checkDirectory(config: Config, signal: AbortSignal): Promise<Finding[]> {
  const names = config.directory.kind === 'sample' ? ['sample:'] : config.directory.controllers
  return Promise.all(
    names.map((name) =>
      attempt(`directory ${name}`, async () => {
        const { directory } = config
        const one =
          directory.kind === 'sample' ? config : { ...config, directory: { ...directory, controllers: [name] } }
        const opened: Directory = await openDirectory(one, signal)
        try {
          const policy = await opened.session({ signal }).domainPolicy()
          return `passwords of at least ${policy.minLength} characters, lockout after ${policy.lockoutThreshold || 'no number of'} tries`
        } finally {
          await opened.close()
        }
      }),
    ),
  )
}

function checkMail(server: string): Promise<Finding> {
  const url = new URL(server)
  return attempt(`mail ${url.host}`, async () => {
    const transport = createTransport(server, { connectionTimeout: 5000, greetingTimeout: 5000 } as object)
    try {
      await transport.verify()
    } finally {
      transport.close()
    }
    return undefined
  })
}
