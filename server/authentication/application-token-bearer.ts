import type { Reader } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { isApplicationToken } from './application-token.ts'
import { type ApplicationTokenFiles, readTokenFile } from './application-token-file.ts'

/** This server as one that may bear the application token. */
export interface ApplicationTokenBearer {
  /** Name of this server, for counters and the audit. */
  server: string
  /** As it is now: the file may have been written again since. Undefined: this server bears none. */
  read(): string | undefined
  /** Of a service: the password pages are reached through sites only, and each of their requests has brought the token (`requireSite`). */
  isBorneBySites?: boolean
}

/** `report` is told once why the file cannot be read, and again when that changes. */
export function createApplicationTokenBearer(
  { files, server, sampleToken }: { files?: ApplicationTokenFiles; server: string; sampleToken?: string },
  report: (sentence: string) => void,
): ApplicationTokenBearer {
  let reported: string | undefined
  return {
    server,
    read() {
      if (!files) return sampleToken
      try {
        const token = readTokenFile(files)
        reported = undefined
        return token
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error)
        if (sentence !== reported) report(`The application token cannot be read: ${sentence}`)
        reported = sentence
        return undefined
      }
    },
  }
}

/** The sample company's own token, the same in every process that has its keys. */
export const makeSampleToken = (keys: Pick<Keys, 'stableHmac'>): string =>
  keys.stableHmac('application-token', 'sample company')

/** Whether the modules that need the token can be offered. */
export async function bearsApplicationToken(reader: Reader, bearer: ApplicationTokenBearer): Promise<boolean> {
  if (bearer.isBorneBySites) return true
  const token = bearer.read()
  return token !== undefined && (await isApplicationToken(reader, token))
}
