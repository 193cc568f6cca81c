import { AppError } from '../shared/errors.ts'
import type { ActiveDirectoryConfig } from './config.ts'
import type { ActiveDirectoryOptions } from './directory/active-directory/options.ts'
import { createFileReader, describeUnreadable, readCertificates, readSecretFile } from './text-file.ts'

/** Throws AppError `configuration-invalid` when the authority's file cannot be read. */
export function toActiveDirectoryOptions(config: ActiveDirectoryConfig): ActiveDirectoryOptions {
  const { caFile, bindPasswordFile, ...directory } = config
  const ca = caFile === undefined ? undefined : openCa(caFile)
  const bindPassword =
    bindPasswordFile === undefined ? directory.bindPassword : createFileReader(bindPasswordFile, readSecretFile)
  return { ...directory, ...toControllerOptions(directory), bindPassword, ca }
}

/** Controllers as listed, or the domain whose controllers are to be looked up. */
export function toControllerOptions({
  controllers,
}: ActiveDirectoryConfig): Pick<ActiveDirectoryOptions, 'controllers'> {
  const [first = ''] = controllers
  return { controllers: first.startsWith('ldaps://') ? controllers : { discover: first } }
}

/** Read again when it changes, so that a new authority needs no restart. */
function openCa(file: string): () => string {
  try {
    return createFileReader(file, readCertificates)
  } catch (cause) {
    const sentence = `LATCHKEY_DIRECTORY_CA_FILE names ${file}, which ${describeUnreadable(cause)}`
    throw new AppError('configuration-invalid', { cause, values: { sentence } })
  }
}
