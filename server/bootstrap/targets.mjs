import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const vite = join('node_modules', 'vite', 'bin', 'vite.js')
const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs')
const everything = ['package-lock.json', 'tsconfig.json', 'shared']

/** The packages for the stores: `wxt zip` for each. */
const stores = [
  ['--browser', 'chrome'],
  ['--browser', 'edge'],
  ['--browser', 'firefox', '--mv3'],
]

/**
 * What is built, each from which sources by which command of Node: `sites` (one Vite build per folder of `server/web` that has a
 * configuration), `extension`, `packages` (the extension for the stores, zipped), `server` (one bundle, for releases).
 */
export function listTargets(root, { kinds = ['sites', 'extension'], browserArguments = [], extensionEnv = {} } = {}) {
  const targets = []
  if (kinds.includes('sites')) {
    for (const site of listSites(root)) {
      const folder = join('server', 'web', site)
      targets.push({
        name: `site ${site}`,
        sources: [...everything, folder],
        output: join('dist', 'web', site),
        command: [vite, 'build', '--config', join(folder, 'vite.config.ts'), '--logLevel', 'warn'],
      })
    }
  }
  if (kinds.includes('extension') && existsSync(join(root, 'wxt.config.ts'))) {
    targets.push({
      name: ['extension', ...browserArguments].join(' '),
      sources: [...everything, 'extension', 'wxt.config.ts'],
      output: join('.output', 'chrome-mv3'),
      command: [wxt, 'build', ...browserArguments],
      env: extensionEnv,
    })
  }
  if (kinds.includes('packages')) {
    for (const store of stores) {
      targets.push({
        name: ['package', ...store].join(' '),
        sources: [...everything, 'extension', 'wxt.config.ts'],
        output: '.output',
        command: [wxt, 'zip', ...store],
        env: extensionEnv,
      })
    }
  }
  if (kinds.includes('server') && existsSync(join(root, 'server', 'vite.config.ts'))) {
    targets.push({
      name: 'server',
      sources: [...everything, 'server'],
      output: join('dist', 'server'),
      command: [vite, 'build', '--config', join('server', 'vite.config.ts'), '--logLevel', 'warn'],
    })
  }
  return targets
}

function listSites(root) {
  const web = join(root, 'server', 'web')
  if (!existsSync(web)) return []
  return readdirSync(web)
    .filter((name) => existsSync(join(web, name, 'vite.config.ts')))
    .sort()
}

/** The extension with the practice pages among its hosts: nobody can answer a permission prompt for a visitor. */
export const practiceExtension = join('.output', 'practice', 'chrome-mv3')

export function practiceTargets(root, url) {
  const { origin } = new URL(url)
  const extension = listTargets(root, {
    kinds: ['extension'],
    extensionEnv: {
      LATCHKEY_EXTENSION_HOSTS: origin,
      LATCHKEY_EXTENSION_SERVER: origin,
      LATCHKEY_EXTENSION_OUTPUT: join('.output', 'practice'),
    },
  })
  return extension.map((target) => ({ ...target, name: 'extension for practice', output: practiceExtension }))
}
