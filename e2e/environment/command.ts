import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type RunningServer, repository } from './server.ts'

export interface CommandResult {
  code: number
  out: string
  err: string
}

/** `node server/main.ts <words>` on a server's data and keys, as an administrator runs it. */
export function latchkey(
  { folder }: Pick<RunningServer, 'folder'>,
  words: string[],
  env: Record<string, string> = {},
): Promise<CommandResult> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name))
  const child = spawn(process.execPath, [join(repository, 'server/main.ts'), ...words], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), LATCHKEY_DATA: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? -1, out, err })))
}
