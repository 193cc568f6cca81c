import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../server/bootstrap/find-browser.mjs'
import { aptInstall, canInstall } from './apt.mjs'
import { findFirefox } from './find-firefox.mjs'

const findChromium = () => process.env.LATCHKEY_TEST_BROWSER ?? findBrowser()

/** What the tests need beside npm's packages, other than Samba, which knows that itself. */
const needs = [
  { found: () => existsSync('/usr/sbin/exim4'), packages: ['exim4-daemon-light'] },
  { found: () => findFirefox(), packages: ['firefox-esr'] },
  { found: findChromium, packages: ['chromium'], otherwise: downloadChromium },
]

/** Finds or installs, or says what to install. Gives the browser's path, unless it is Playwright's own download. */
export function provide(root, node, say) {
  const missing = needs.filter(({ found }) => !found())
  if (missing.length > 0 && canInstall()) {
    aptInstall(
      missing.map(({ packages }) => packages),
      say,
    )
  }
  for (const { found, packages, otherwise } of missing) {
    if (found() || otherwise?.(root, node, say)) continue
    say(
      `Tests will fail: ${packages.join(' ')} is missing and cannot be installed here. Install it and run them again.`,
    )
  }
  provideSamba(root, node, say)
  return findChromium()
}

/** Here and not only in the tests that need it, so that no time limit of theirs pays for the installation. */
function provideSamba(root, node, say) {
  const script = `import('./e2e/environment/samba-install.ts').then(({ ensureSamba }) => ensureSamba()).catch(({ message }) => { console.error(message); process.exit(1) })`
  const { status, stderr } = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' })
  if (status !== 0) say(`Tests will fail: ${stderr.trim()}`)
}

function downloadChromium(root, node, say) {
  say('Downloading Chromium by Playwright …')
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
  return spawnSync(node, [playwright, 'install', 'chromium'], { stdio: 'inherit' }).status === 0
}
