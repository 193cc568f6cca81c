import { fileURLToPath } from 'node:url'
import { build } from './bootstrap/build.mjs'
import { listTargets } from './bootstrap/targets.mjs'
import { tellTrouble } from './bootstrap/trouble.mjs'
import { bootstrap } from './bootstrap.mjs'

// npm run build [-- sites|extension|server …] [-- options of `wxt build`, such as -b firefox --mv3]
await tellTrouble(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const given = process.argv.slice(2)
  const kinds = given.filter((word) => ['sites', 'extension', 'server'].includes(word))
  const browserArguments = given.filter((word) => !kinds.includes(word))
  const node = await bootstrap(root)
  const targets = listTargets(root, {
    kinds: kinds.length > 0 ? kinds : browserArguments.length > 0 ? ['extension'] : ['sites', 'extension', 'server'],
    browserArguments,
  })
  await build(root, targets, { node, say: console.log, always: true, verbose: true })
})
