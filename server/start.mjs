import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './bootstrap/build.mjs'
import { nodeEnvironment, nodeOptions } from './bootstrap/node-options.mjs'
import { openPractice, serverUrl } from './bootstrap/practice-browser.mjs'
import { rebuildOnChange } from './bootstrap/rebuild.mjs'
import { listTargets, practiceTargets } from './bootstrap/targets.mjs'
import { tellTrouble } from './bootstrap/trouble.mjs'
import { bootstrap } from './bootstrap.mjs'

// npm start [-- serve|doctor|verify-audit|backup|restore|… its options] [--browser] [--dev]
await tellTrouble(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const given = process.argv.slice(2)
  const browser = given.includes('--browser')
  const dev = given.includes('--dev')
  const words = given.filter((word) => word !== '--browser' && word !== '--dev')
  const serves = words.length === 0 || words[0] === 'serve'
  const say = serves ? console.log : console.error

  const node = await bootstrap(root, { say })
  const targets = serves ? [...listTargets(root), ...(browser ? practiceTargets(root, serverUrl(root)) : [])] : []
  await build(root, targets, { node, say })
  const server = handOver(node, root, words.length === 0 ? ['serve'] : words, { dev })
  if (dev) rebuildOnChange(root, { node, say })
  if (browser && serves) await openPractice(root, { say, server })
})

/** The server as a child that ends with us: signals and its exit code pass, and it notices when we are gone. */
function handOver(node, root, words, { dev }) {
  const server = spawn(
    node,
    [
      ...nodeOptions,
      '--import',
      new URL('./bootstrap/end-with-parent.mjs', import.meta.url).href,
      ...(dev ? ['--watch'] : []),
      join(root, 'server', 'main.ts'),
      ...words,
    ],
    { cwd: root, env: { ...nodeEnvironment, ...process.env }, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the whole group; sent twice it would mean "at once".
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)))
  }
  server.on('error', (error) => {
    console.error(`The server cannot be started with ${node}: ${error.message}`)
    process.exit(1)
  })
  server.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)),
  )
  return server
}
