import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const vite = join('node_modules', 'vite', 'bin', 'vite.js')
const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs')
const commonSources = ['package-lock.json', 'tsconfig.json', 'shared']

/** Arguments of `wxt zip` for each store's package. */
const stores = [
  ['--browser', 'chrome'],
  ['--browser', 'edge'],
  ['--browser', 'firefox', '--mv3'],
]

/**
 * What is built, from which sources and by which command of Node: `sites` (one Vite build per folder of `server/web` that has a
 * configuration), `extension`, `packages` (the extension for the stores, zipped, with all else that they ask for), `server` (one bundle, for `npm start` and releases).
 */
export function listTargets(root, { kinds = ['sites', 'extension'], browserArguments = [], extensionEnv = {} } = {}) {
  const targets = []
  if (kinds.includes('sites')) {
    for (const site of listSites(root)) {
      const folder = join('server', 'web', site)
      targets.push({
        name: `site ${site}`,
        sources: [...commonSources, ...listSharedFiles(root), folder],
        output: join('dist', 'web', site),
        command: [vite, 'build', '--config', join(folder, 'vite.config.ts'), '--logLevel', 'warn'],
      })
    }
  }
  if (kinds.includes('extension') && existsSync(join(root, 'wxt.config.ts'))) {
    targets.push({
      name: ['extension', ...browserArguments].join(' '),
      sources: [...commonSources, 'extension', 'wxt.config.ts'],
      output: join('.output', 'chrome-mv3'),
      command: [wxt, 'build', ...browserArguments],
      env: extensionEnv,
    })
  }
  if (kinds.includes('packages')) {
    const isOwnPackage = extensionEnv.LATCHKEY_EXTENSION_OUTPUT !== undefined
    // Apart from the unpacked ones, which have another id.
    const output = join(extensionEnv.LATCHKEY_EXTENSION_OUTPUT ?? '.output', 'packages')
    for (const store of stores) {
      targets.push({
        name: ['package', ...store].join(' '),
        sources: [...commonSources, 'extension', 'wxt.config.ts'],
        output,
        command: [wxt, 'zip', ...store],
        env: { ...extensionEnv, LATCHKEY_EXTENSION_STORE: 'yes', LATCHKEY_EXTENSION_OUTPUT: output },
      })
    }
    targets.push({
      name: 'what the stores ask for, checked',
      sources: [],
      output,
      command: [join('e2e', 'stores', 'main.ts'), output, ...(isOwnPackage ? ['--only-packages'] : [])],
    })
  }
  if (kinds.includes('server') && existsSync(join(root, 'server', 'vite.config.ts'))) {
    targets.push({
      name: 'server',
      sources: [...commonSources, 'server'],
      output: join('dist', 'server'),
      command: [vite, 'build', '--config', join('server', 'vite.config.ts'), '--logLevel', 'warn'],
    })
  }
  return targets
}

/** Files and folders that several sites use; each site is a folder beside them. */
function listSharedFiles(root) {
  const sites = listSites(root)
  return readdirSync(join(root, 'server', 'web'))
    .filter((name) => !sites.includes(name))
    .map((name) => join('server', 'web', name))
}

function listSites(root) {
  const web = join(root, 'server', 'web')
  if (!existsSync(web)) return []
  return readdirSync(web)
    .filter((name) => existsSync(join(web, name, 'vite.config.ts')))
    .sort()
}

/** Where the extension lies that has the practice pages among its hosts, so that no permission prompt is needed. */
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
