import { AppError } from '../shared/errors.ts'
import type { ActiveDirectoryConfig } from './config.ts'
import type { ActiveDirectoryOptions } from './directory/active-directory/options.ts'
import { describeUnreadable, readCertificates } from './text-file.ts'

/** Throws AppError `configuration-invalid` when the authority's file cannot be read. */
export function toActiveDirectoryOptions({ caFile, ...directory }: ActiveDirectoryConfig): ActiveDirectoryOptions {
  const ca = caFile === undefined ? undefined : readCa(caFile)
  return { ...directory, ...toControllerOptions(directory), ca }
}

/** Controllers as listed, or the domain whose controllers are to be looked up. */
export function toControllerOptions({
  controllers,
}: ActiveDirectoryConfig): Pick<ActiveDirectoryOptions, 'controllers'> {
  const [first = ''] = controllers
  return { controllers: first.startsWith('ldaps://') ? controllers : { discover: first } }
}

function readCa(file: string): string {
  try {
    return readCertificates(file)
  } catch (cause) {
    const sentence = `LATCHKEY_DIRECTORY_CA_FILE names ${file}, which ${describeUnreadable(cause)}`
    throw new AppError('configuration-invalid', { cause, values: { sentence } })
  }
}
