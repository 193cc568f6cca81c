import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../../server/bootstrap/build.mjs'
import { reportAndExit } from '../../server/bootstrap/startup-error.mjs'
import { listTargets } from '../../server/bootstrap/targets.mjs'
import { bootstrap } from '../../server/bootstrap.mjs'
import { provide } from '../run/needs.mjs'

// npm run bench [-- changes|directory|hashing|policies|administration|schedule|pages|extension|start|memory|stored-runs …] [-- --quick] [--json]
await reportAndExit(async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  // Standard output holds only the table or the JSON.
  const log = console.error
  const node = await bootstrap(root, { log })
  const browser = provide(root, node, log)
  await build(root, listTargets(root, { kinds: ['sites', 'extension', 'server'] }), { node, log })

  const own = Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name))
  const child = spawn(node, [join(root, 'e2e', 'bench', 'main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    env: {
      ...Object.fromEntries(own),
      PATH: [dirname(node), process.env.PATH].join(delimiter),
      ...(browser ? { LATCHKEY_TEST_BROWSER: browser } : {}),
    },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('close', (code) => process.exit(code ?? 1))
})
