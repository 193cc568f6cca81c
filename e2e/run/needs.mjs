import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../../server/bootstrap/find-browser.mjs'
import { aptInstall, canInstall } from './apt.mjs'
import { findFirefox } from './find-firefox.mjs'

const findChromium = () => process.env.LATCHKEY_TEST_BROWSER ?? findBrowser()

const headlessShell = 'chromium-headless-shell'

/**
 * Chromium without windows, as Debian packages it, or undefined: the same engine, which spends a quarter to a third less on a journey. Extensions need the
 * whole browser, and a browser that was named for the tests runs all of them.
 */
export function findHeadlessBrowser(env = process.env) {
  if (env.LATCHKEY_TEST_BROWSER) return undefined
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, headlessShell)).find((file) => existsSync(file))
}

/** The programs that the tests need beside npm's packages; Samba finds its own. `isOptional`: without it they only take longer. */
const needs = [
  { found: () => existsSync('/usr/sbin/exim4'), packages: ['exim4-daemon-light'] },
  { found: () => existsSync('/usr/sbin/freeradius'), packages: ['freeradius'] },
  { found: () => findFirefox(), packages: ['firefox-esr'] },
  { found: findChromium, packages: ['chromium'], otherwise: downloadChromium },
  {
    found: () => process.env.LATCHKEY_TEST_BROWSER ?? findHeadlessBrowser(),
    packages: [headlessShell],
    isOptional: true,
  },
]

/** Finds or installs them, or says what to install. Returns the browser's path, unless it is Playwright's own download. */
export function provide(root, node, log) {
  const missing = needs.filter(({ found }) => !found())
  if (missing.length > 0 && canInstall()) {
    aptInstall(
      missing.map(({ packages }) => packages),
      log,
    )
  }
  for (const { found, packages, otherwise, isOptional } of missing) {
    if (isOptional || found() || otherwise?.(root, node, log)) continue
    log(
      `Tests will fail: ${packages.join(' ')} is missing and cannot be installed here. Install it and run them again.`,
    )
  }
  provideSamba(root, node, log)
  return findChromium()
}

/** Here and not only in the tests that need it, so that no time limit of theirs pays for the installation and the first controller. */
function provideSamba(root, node, log) {
  const script = `import('./e2e/environment/samba.ts').then(({ provisionTemplate }) => provisionTemplate()).catch(({ message }) => { console.error(message); process.exit(1) })`
  const { status, stderr } = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' })
  if (status !== 0) log(`Tests will fail: ${stderr.trim()}`)
}

function downloadChromium(root, node, log) {
  log('Downloading Chromium by Playwright …')
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
  return spawnSync(node, [playwright, 'install', 'chromium'], { stdio: 'inherit' }).status === 0
}
