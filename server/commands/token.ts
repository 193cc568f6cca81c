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
import { openKeys } from '../store/open-keys.ts'
import { openAudit, withStore } from './with-store.ts'

const usage =
  'Use npm start -- token to make a new application token, or npm start -- token --enter to store one that is typed or piped in'

/**
 * `token` makes the application token of the password pages, or replaces it: the old one opens nothing from then on. It is shown once; the database keeps
 * a hash, and `LATCHKEY_APPLICATION_TOKEN_FILE` the token in encrypted form. `token --enter` writes a token that another server made to that file.
 */
export async function manageToken(
  config: Config,
  args: string[],
  signal: AbortSignal,
  input: NodeJS.ReadableStream = process.stdin,
): Promise<number> {
  const [option, ...more] = args
  if ((option !== undefined && option !== '--enter') || more.length > 0) {
    printErrors(usage)
    return 2
  }
  const files = config.applicationToken
  if (!files && (option === '--enter' || config.directory.kind === 'sample')) {
    printErrors(
      option === '--enter'
        ? 'Set LATCHKEY_APPLICATION_TOKEN_FILE first: the token is stored there, encrypted.'
        : 'The sample company makes its own application token. Set LATCHKEY_APPLICATION_TOKEN_FILE to try one.',
    )
    return 1
  }
  if (option === '--enter') {
    const token = readApplicationToken(await text(input))
    if (token === undefined) {
      printErrors('This is no application token: enter the line that npm start -- token has shown.')
      return 1
    }
    if (files) writeTokenFile(files, token)
    printLines(`The token is stored in ${files?.file}.`)
    return 0
  }
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
    if (files) writeTokenFile(files, token)
    printLines(`Application token: ${token}`)
    printErrors(
      files
        ? `It is stored in ${files.file}. Every other server of the password pages needs it: npm start -- token --enter`
        : 'It is shown this once. Set LATCHKEY_APPLICATION_TOKEN_FILE on each server of the password pages, then enter it there: npm start -- token --enter',
    )
    return 0
  })
}
