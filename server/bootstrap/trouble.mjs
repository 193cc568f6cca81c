/** What a person can put right: told in one sentence, without a stack, and the exit code is 1. */
export class Trouble extends Error {}

const readOnly = new Set(['EROFS', 'EACCES', 'EPERM'])

/** Errors of the file system that a sentence can explain; everything else stays as it is. */
export function explainFileError(error, folder) {
  if (readOnly.has(error?.code)) {
    return new Trouble(
      `Latchkey cannot write to ${folder} (${error.code}): give this user write access, or copy the folder.`,
    )
  }
  if (error?.code === 'ENOSPC')
    return new Trouble(`The disk that holds ${folder} is full: free some space and start again.`)
  return error
}

/** Runs a program's main function; ends it with the sentence of a Trouble. */
export async function tellTrouble(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
