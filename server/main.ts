import { describeFailure } from './commands/describe-failure.ts'
import { readConfig } from './config.ts'
import { printErrors } from './log.ts'
import { readAnyConfig } from './site-config.ts'

/**
 * latchkey <command> [arguments]. Exit codes: 0 success, 1 failure (one sentence on standard error), 2 unknown command, 3 an import would change something.
 * Each command loads only what it needs.
 */
const commands: Record<string, (args: string[], signal: AbortSignal) => Promise<number>> = {
  serve: async (args, signal) => {
    const config = readAnyConfig()
    return config.role === 'site'
      ? (await import('./commands/serve-site.ts')).runSite(config, args, signal)
      : (await import('./commands/serve.ts')).runServer(config, args, signal)
  },
  doctor: async (_args, signal) => (await import('./commands/doctor.ts')).runDoctor(readAnyConfig(), signal),
  setting: async (args, signal) => (await import('./commands/setting.ts')).manageSetting(readConfig(), args, signal),
  enrol: async (args, signal) => (await import('./commands/enrol.ts')).enrol(readConfig(), args, signal),
  'lift-limits': async (args, signal) =>
    (await import('./commands/lift-limits.ts')).liftLimitsAt(readConfig(), args, signal),
  'import-list': async (args, signal) =>
    (await import('./commands/import-list.ts')).importList(readConfig(), args, signal),
  export: async (args, signal) => (await import('./commands/export.ts')).exportToOutput(readConfig(), args, signal),
  import: async (args, signal) => (await import('./commands/import.ts')).importFile(readConfig(), args, signal),
  keys: async (args, signal) => (await import('./commands/keys.ts')).manageKeys(readConfig(), args, signal),
  policy: async (args, signal) => (await import('./commands/policy.ts')).managePolicy(readConfig(), args, signal),
  'refused-rows': async (args, signal) =>
    (await import('./commands/refused-rows.ts')).manageRefusedRows(readConfig(), args, signal),
  token: async (args, signal) => (await import('./commands/token.ts')).manageToken(readAnyConfig(), args, signal),
  'verify-audit': async (args, signal) =>
    (await import('./commands/verify-audit.ts')).verifyAuditLog(readConfig(), args, signal),
  'read-audit': async (args, signal) =>
    (await import('./commands/read-audit.ts')).readAudit(readConfig(), args, signal),
  backup: async (args) => (await import('./commands/backup.ts')).backup(readConfig(), args),
  restore: async ([folder], signal) => (await import('./commands/restore.ts')).restore(readConfig(), folder, signal),
}

// What this program writes is for its own user, whatever the shell that starts it allows.
process.umask(0o077)

const [name = 'serve', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
  printErrors(`${name} is not a command of Latchkey: use one of ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second signal stops at once; nothing that was acknowledged is lost.
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
  })
}

try {
  process.exitCode = await command(args, stopping.signal)
} catch (error) {
  if (!stopping.signal.aborted) {
    printErrors(...describeFailure(error).split('\n'))
    process.exitCode = 1
  }
}
// Does not wait for workers and sockets that are still closing: nothing depends on them any more.
setTimeout(() => process.exit(), 3000).unref()
