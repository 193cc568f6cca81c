import { AppError } from '../shared/errors.ts'
import { words } from '../shared/languages/words.ts'
import { readConfig } from './config.ts'

/**
 * latchkey <command> [arguments]. Exit codes: 0 done, 1 refused or found wanting (one sentence on standard error), 2 not a command.
 * Each command loads only what it needs.
 */
const commands: Record<string, (args: string[], signal: AbortSignal) => Promise<number>> = {
  serve: async (_args, signal) => {
    const { serve } = await import('./commands/serve.ts')
    await serve(readConfig(), signal)
    return 0
  },
  doctor: async (_args, signal) => (await import('./commands/doctor.ts')).doctor(readConfig(), signal),
  setting: async (args, signal) => (await import('./commands/setting.ts')).setting(readConfig(), args, signal),
  'import-list': async (args, signal) =>
    (await import('./commands/import-list.ts')).importList(readConfig(), args, signal),
  keys: async (args, signal) => (await import('./commands/keys.ts')).keys(readConfig(), args, signal),
  'verify-audit': async (_args, signal) => (await import('./commands/verify-audit.ts')).verify(readConfig(), signal),
  backup: async ([folder]) => (await import('./commands/backup.ts')).backup(readConfig(), folder),
  restore: async ([folder]) => (await import('./commands/restore.ts')).restore(readConfig(), folder),
}

const [name = 'serve', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
  console.error(`${name} is not a command of Latchkey: use one of ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked twice means at once; nothing acknowledged is lost by it.
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
  })
}

try {
  process.exitCode = await command(args, stopping.signal)
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(sentenceOf(error))
    process.exitCode = 1
  }
}
// A worker or socket that is still closing holds nothing that matters any more.
setTimeout(() => process.exit(), 3000).unref()

/** For the person at the terminal: what exactly is wrong with which file or setting, else the wording everybody gets. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof AppError)) return (error as Error).stack ?? String(error)
  const { sentence } = error.values
  if (sentence) return String(sentence)
  const wording = words('en')(`errors.${error.code}`, { field: '', file: '', ...error.values })
  return error.cause instanceof Error ? `${wording}\n${error.cause.message}` : wording
}
