import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inheritedEnvironment, type RunningServer, serverProgram } from './server.ts'

export interface CommandResult {
  code: number
  out: string
  err: string
}

/** A command of the server's program on its data and keys, as an administrator runs it; `input`: what they type. */
export function runCommand(
  { folder }: Pick<RunningServer, 'folder'>,
  words: string[],
  env: Record<string, string> = {},
  input?: string,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [serverProgram, ...words], {
    cwd: folder,
    env: {
      ...inheritedEnvironment(),
      ...(env.LATCHKEY_ROLE === 'site' ? {} : { LATCHKEY_DATA: join(folder, 'data') }),
      ...env,
    },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdin?.end(input)
  child.stdout?.on('data', (data) => {
    out += data
  })
  child.stderr?.on('data', (data) => {
    err += data
  })
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? -1, out, err })))
}
