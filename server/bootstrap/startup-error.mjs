/** Something that the person at the terminal can put right: told in one sentence, without a stack, with exit code 1. */
export class StartupError extends Error {}

const notWritable = new Set(['EROFS', 'EACCES', 'EPERM'])

/** Errors of the file system that a sentence can explain; any other error is returned as it is. */
export function explainFileError(error, folder) {
  if (notWritable.has(error?.code)) {
    return new StartupError(
      `Latchkey cannot write to ${folder} (${error.code}): give this user write access, or copy the folder.`,
    )
  }
  if (error?.code === 'ENOSPC')
    return new StartupError(`The disk that holds ${folder} is full: free some space and start again.`)
  return error
}

/** Runs a program's main function. A StartupError is reported in its sentence and ends the process. */
export async function reportAndExit(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof StartupError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
