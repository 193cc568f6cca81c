import { AppError } from '../../shared/errors.ts'
import { getTranslator } from '../../shared/languages/translator.ts'

/** What a file or folder that a command needs lacks, by the system's code; the sentence begins with its path. */
const faults: Readonly<Record<string, string>> = {
  EACCES: 'may not be used by this user: run the command as the user of the server, or give this user the right.',
  EPERM: 'may not be used by this user: run the command as the user of the server, or give this user the right.',
  EDQUOT: 'cannot be written: the share of this user on its disk is used up. Make room and try again.',
  EISDIR: 'is a folder: name a file.',
  ENOENT: 'does not exist: check the path.',
  ENOSPC: 'cannot be written: its disk is full. Make room and try again.',
  ENOTDIR: 'has a file in its path where a folder should be: check the path.',
  EROFS: 'cannot be written: its disk is read-only. Name another place.',
}

/** For the terminal: exactly what is wrong with which file or setting, else the general text of the error; the stack only of a fault of the program. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof AppError)) return describeSystemError(error) ?? (error as Error).stack ?? String(error)
  const { sentence } = error.values
  if (sentence) return String(sentence)
  const wording = getTranslator('en')(`errors.${error.code}`, { field: '', file: '', ...error.values })
  if (!(error.cause instanceof Error)) return wording
  return `${wording}\n${describeSystemError(error.cause) ?? error.cause.message}`
}

interface SystemFacts {
  dest?: string
  number?: number
}

/** What the system refused. Not every refusal names its file; its message is a sentence all the same. */
function describeSystemError(error: unknown): string | undefined {
  const { code = '', path, dest, syscall, message, number } = error as NodeJS.ErrnoException & SystemFacts
  const fault = faults[code]
  if (fault !== undefined && path !== undefined) return `${dest ?? path} ${fault}`
  // SQL Server gives each refusal a number. The stack of the program does not help an administrator.
  if (number !== undefined) return `SQL Server error ${number}: ${message}`
  return syscall === undefined ? undefined : message
}
