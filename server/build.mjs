import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './bootstrap/build.mjs'
import { readOrganisation } from './bootstrap/organisation.mjs'
import { reportAndExit, StartupError } from './bootstrap/startup-error.mjs'
import { listTargets } from './bootstrap/targets.mjs'
import { bootstrap } from './bootstrap.mjs'

const allKinds = ['sites', 'extension', 'packages', 'server']

// npm run build [-- sites|extension|packages|server …] [--organisation FILE] [options of `wxt build`, such as -b firefox --mv3]
await reportAndExit(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const args = process.argv.slice(2)
  const index = args.indexOf('--organisation')
  const [, file] = index < 0 ? [] : args.splice(index, 2)
  if (index >= 0 && !file) throw new StartupError('--organisation needs a file: see docs/managed-settings.md.')
  const kinds = args.filter((arg) => allKinds.includes(arg))
  const browserArguments = args.filter((arg) => !kinds.includes(arg))
  const onlyExtension = file !== undefined || browserArguments.length > 0
  const extensionEnv = file === undefined ? {} : readOrganisation(resolve(file))
  const node = await bootstrap(root)
  const targets = listTargets(root, {
    kinds: kinds.length > 0 ? kinds : onlyExtension ? ['extension'] : ['sites', 'extension', 'server'],
    browserArguments,
    extensionEnv,
  })
  await build(root, targets, { node, log: console.log, always: true, verbose: true })
})
