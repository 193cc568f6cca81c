import { text } from 'node:stream/consumers'
import {
  applicationTokenPath,
  createApplicationToken,
  readApplicationToken,
  storeApplicationToken,
} from '../authentication/application-token.ts'
import { writeTokenFile } from '../authentication/application-token-file.ts'
import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import type { SiteConfig } from '../site-config.ts'
import { openKeys } from '../store/open-keys.ts'
import { openAudit, withStore } from './with-store.ts'

const usage =
  'Use npm start -- token to make a new application token, or npm start -- token --enter to store one that is typed or piped in'

/**
 * `token` makes the application token of the password pages, or replaces it: the old one opens nothing from then on. It is shown once; the database keeps
 * a hash, and `LATCHKEY_APPLICATION_TOKEN_FILE` the token in encrypted form. `token --enter` writes a token that another server made to that file.
 */
export async function manageToken(
  config: Config | SiteConfig,
  args: string[],
  signal: AbortSignal,
  input: NodeJS.ReadableStream = process.stdin,
): Promise<number> {
  const [option, ...more] = args
  if ((option !== undefined && option !== '--enter') || more.length > 0) {
    printErrors(usage)
    return 2
  }
  if (option === '--enter') return enterToken(config.applicationToken, input)
  if (config.role === 'site') {
    printErrors('A site makes no token: run npm start -- token on its service, and npm start -- token --enter here.')
    return 1
  }
  if (!config.applicationToken && config.role === 'all' && config.directory.kind === 'sample') {
    printErrors('The sample company makes its own application token. Set LATCHKEY_APPLICATION_TOKEN_FILE to try one.')
    return 1
  }
  return makeToken(config, signal)
}

async function enterToken(files: Config['applicationToken'], input: NodeJS.ReadableStream): Promise<number> {
  if (!files) {
    printErrors('Set LATCHKEY_APPLICATION_TOKEN_FILE first: the token is stored there, encrypted.')
    return 1
  }
  const token = readApplicationToken(await text(input))
  if (token === undefined) {
    printErrors('This is no application token: enter the line that npm start -- token has shown.')
    return 1
  }
  writeTokenFile(files, token)
  printLines(`The token is stored in ${files.file}.`)
  return 0
}

function makeToken(config: Config, signal: AbortSignal): Promise<number> {
  return withStore(config, signal, async (store) => {
    const audit = openAudit(config, await openKeys(store, config.keyFile))
    const token = createApplicationToken()
    const isStored = await store.transaction(async (tx) => {
      if (!(await storeApplicationToken(tx, token))) return false
      await audit.append(tx, { event: 'configuration-changed', data: { setting: applicationTokenPath } })
      return true
    })
    if (!isStored) {
      printErrors('Another command replaced the token at the same moment. Try again.')
      return 1
    }
    if (config.applicationToken) writeTokenFile(config.applicationToken, token)
    printLines(`Application token: ${token}`)
    printErrors(describeNextStep(config))
    return 0
  })
}

const describeNextStep = ({ role, applicationToken }: Config): string =>
  role === 'service'
    ? 'It is shown this once. Set LATCHKEY_APPLICATION_TOKEN_FILE on each site, then enter it there: npm start -- token --enter'
    : applicationToken
      ? `It is stored in ${applicationToken.file}. Every other server of the password pages needs it: npm start -- token --enter`
      : 'It is shown this once. Set LATCHKEY_APPLICATION_TOKEN_FILE on each server of the password pages, then enter it there: npm start -- token --enter'
