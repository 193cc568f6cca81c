import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, rebuildOnChange } from './bootstrap/build.mjs'
import { nodeEnvironment, nodeOptions } from './bootstrap/node-options.mjs'
import { openPracticeBrowser, readServerUrl } from './bootstrap/practice-browser.mjs'
import { reportAndExit } from './bootstrap/startup-error.mjs'
import { listTargets, practiceTargets } from './bootstrap/targets.mjs'
import { bootstrap } from './bootstrap.mjs'

// npm start [-- serve|doctor|verify-audit|backup|restore|… its options] [--browser] [--dev]
await reportAndExit(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const given = process.argv.slice(2)
  const browser = given.includes('--browser')
  const dev = given.includes('--dev')
  const args = given.filter((arg) => arg !== '--browser' && arg !== '--dev')
  const isServe = args.length === 0 || args[0] === 'serve'
  // The output of other commands belongs to them.
  const log = isServe ? console.log : console.error

  const node = await bootstrap(root, { log })
  // While it is developed, the server runs from its sources.
  const kinds = ['sites', 'extension', ...(dev ? [] : ['server'])]
  const targets = isServe
    ? [...listTargets(root, { kinds }), ...(browser ? practiceTargets(root, readServerUrl(root)) : [])]
    : []
  await build(root, targets, { node, log })
  const bundle = join(root, 'dist', 'server', 'main.js')
  const program = targets.some(({ name }) => name === 'server') ? bundle : join(root, 'server', 'main.ts')
  const nodeArgs = [
    ...nodeOptions,
    '--import',
    new URL('./bootstrap/end-with-parent.mjs', import.meta.url).href,
    ...(dev ? ['--watch'] : []),
    program,
    ...(args.length === 0 ? ['serve'] : args),
  ]
  const command = { node, args: nodeArgs, env: { ...nodeEnvironment, ...process.env } }
  if (!dev && !browser) becomeServer(root, command)
  const server = startServer(root, command)
  if (dev) rebuildOnChange(root, { node, log })
  if (browser && isServe) await openPracticeBrowser(root, { log, server })
})

/**
 * Replaces this process by the server, so that no memory is kept for nothing. Returns where that is not possible: in Node before 22.15 and on Windows. A
 * failure would end the process without a sentence, so what can fail is looked at before.
 */
function becomeServer(root, { node, args, env }) {
  if (typeof process.execve !== 'function' || process.platform === 'win32' || process.channel) return
  try {
    accessSync(node, constants.X_OK)
    process.chdir(root)
  } catch {
    return
  }
  process.execve(node, [node, ...args], env)
}

/** Runs the server as a child process: signals and the exit code are passed on, and the child ends when this process is gone. */
function startServer(root, { node, args, env }) {
  const server = spawn(node, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the whole group, and a second signal means "at once".
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)))
  }
  endWithNpm(() => server.kill('SIGTERM'))
  server.on('error', (error) => {
    console.error(`The server cannot be started with ${node}: ${error.message}`)
    process.exit(1)
  })
  server.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)),
  )
  return server
}

/** npm sends a signal to its shell only. The shell ends without a signal to the server, which would then keep the port. */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && end(), 500).unref()
}
