import { existsSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { isApplicationToken, isApplicationTokenSet } from '../authentication/application-token.ts'
import { type ApplicationTokenFiles, readTokenFile } from '../authentication/application-token-file.ts'
import type { Reader } from '../store/database.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { type Check, describeCause, type Finding, fail, note, ok, warn } from './check.ts'

const subject = 'application token'

/** Whether this server bears the application token, without which nobody signs in to the password pages by passcode or answers. */
export const applicationToken: Check = {
  id: 'application-token',
  async run(config) {
    const { applicationToken: files, directory, role } = config
    // The database check says why the database cannot be opened.
    const finding = await withCurrentStore(config, async (read) =>
      role === 'service'
        ? checkService(read)
        : files
          ? checkFiles(read, files)
          : checkUnset(read, directory.kind === 'sample'),
    ).catch(() => undefined)
    return finding ? [{ title: 'Password pages', findings: [finding] }] : []
  },
}

/** Its sites bear the token. */
async function checkService(read: Reader): Promise<Finding> {
  if (await isApplicationTokenSet(read)) return ok(subject, 'is there, and its sites bear it')
  return fail(subject, 'there is none for the sites of this service: make it by npm start -- token.')
}

async function checkUnset(read: Reader, isSample: boolean): Promise<Finding> {
  if (isSample) return ok(subject, 'the sample company makes its own')
  if (await isApplicationTokenSet(read))
    return warn(
      subject,
      'there is one, and this server does not bear it: set LATCHKEY_APPLICATION_TOKEN_FILE and enter it by npm start -- token --enter.',
    )
  return note(subject, 'none: passcodes and security questions open no password pages. npm start -- token makes one.')
}

async function checkFiles(read: Reader, files: ApplicationTokenFiles): Promise<Finding> {
  if (!existsSync(files.file))
    return fail(
      subject,
      `${files.file} does not exist: make it by npm start -- token, or enter the token of another server with --enter.`,
    )
  try {
    const token = readTokenFile(files) ?? ''
    if (await isApplicationToken(read, token)) return ok(subject, `in ${files.file}`)
    return fail(
      subject,
      `${files.file} holds a token that was replaced: enter the new one by npm start -- token --enter.`,
    )
  } catch (error) {
    const sentence = error instanceof AppError ? error.values.sentence : undefined
    return fail(subject, String(sentence ?? describeCause(error)))
  }
}
