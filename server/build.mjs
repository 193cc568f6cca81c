import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './bootstrap/build.mjs'
import { readOrganisation } from './bootstrap/organisation.mjs'
import { listTargets } from './bootstrap/targets.mjs'
import { Trouble, tellTrouble } from './bootstrap/trouble.mjs'
import { bootstrap } from './bootstrap.mjs'

const allKinds = ['sites', 'extension', 'packages', 'server']

// npm run build [-- sites|extension|packages|server …] [--organisation FILE] [options of `wxt build`, such as -b firefox --mv3]
await tellTrouble(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const given = process.argv.slice(2)
  const at = given.indexOf('--organisation')
  const [, file] = at < 0 ? [] : given.splice(at, 2)
  if (at >= 0 && !file) throw new Trouble('--organisation needs a file: see docs/managed-settings.md.')
  const kinds = given.filter((word) => allKinds.includes(word))
  const browserArguments = given.filter((word) => !kinds.includes(word))
  const onlyExtension = file !== undefined || browserArguments.length > 0
  const extensionEnv = file === undefined ? {} : readOrganisation(resolve(file))
  const node = await bootstrap(root)
  const targets = listTargets(root, {
    kinds: kinds.length > 0 ? kinds : onlyExtension ? ['extension'] : ['sites', 'extension', 'server'],
    browserArguments,
    extensionEnv,
  })
  await build(root, targets, { node, say: console.log, always: true, verbose: true })
})
