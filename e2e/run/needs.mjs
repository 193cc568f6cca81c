import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../server/bootstrap/find-browser.mjs'
import { aptInstall, canInstall } from './apt.mjs'

const findChromium = () => process.env.LATCHKEY_TEST_BROWSER ?? findBrowser()

/** What the tests need beside npm's packages. Samba cannot do without its Recommends as a controller (active-directory-facts.md §3). */
const needs = [
  {
    found: () => existsSync('/usr/sbin/samba') && existsSync('/usr/share/samba/setup/provision.ldif'),
    packages:
      'samba samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind ldb-tools ldap-utils openssl'.split(' '),
  },
  { found: () => existsSync('/usr/sbin/exim4'), packages: ['exim4-daemon-light'] },
  { found: findChromium, packages: ['chromium'], otherwise: downloadChromium },
]

/** Finds or installs, or says what to install. Gives the browser's path, unless it is Playwright's own download. */
export function provide(root, node, say) {
  const missing = needs.filter(({ found }) => !found())
  if (missing.length > 0 && canInstall())
    aptInstall(
      missing.map(({ packages }) => packages),
      say,
    )
  for (const { found, packages, otherwise } of missing) {
    if (found() || otherwise?.(root, node, say)) continue
    say(
      `The tests that need ${packages[0]} will fail: it is missing and cannot be installed here. Install ${packages.join(' ')}.`,
    )
  }
  return findChromium()
}

function downloadChromium(root, node, say) {
  say('Downloading Chromium by Playwright …')
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
  return spawnSync(node, [playwright, 'install', 'chromium'], { stdio: 'inherit' }).status === 0
}
