import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../../server/bootstrap/build.mjs'
import { reportAndExit } from '../../server/bootstrap/startup-error.mjs'
import { listTargets } from '../../server/bootstrap/targets.mjs'
import { bootstrap } from '../../server/bootstrap.mjs'
import { findHeadlessBrowser, provide } from './needs.mjs'

/**
 * Installs and builds what a program of `e2e` needs, then runs it with this process's arguments and exits as it does. `file` is named from `e2e`.
 * Standard output is the program's alone: the bench prints a table or JSON there.
 */
export async function runPrepared(file) {
  await reportAndExit(async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const log = console.error
    const node = await bootstrap(root, { log })
    const browser = provide(root, node, log)
    await build(root, listTargets(root, { kinds: ['sites', 'extension', 'server'] }), { node, log })

    const own = Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name))
    const headless = findHeadlessBrowser()
    const child = spawn(node, [join(root, 'e2e', file), ...process.argv.slice(2)], {
      cwd: root,
      env: {
        ...Object.fromEntries(own),
        PATH: [dirname(node), process.env.PATH].join(delimiter),
        ...(browser ? { LATCHKEY_TEST_BROWSER: browser } : {}),
        ...(headless ? { LATCHKEY_TEST_HEADLESS_BROWSER: headless } : {}),
      },
      stdio: 'inherit',
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('close', (code) => process.exit(code ?? 1))
  })
}
