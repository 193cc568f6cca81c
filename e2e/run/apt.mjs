import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'

const policy = '/usr/sbin/policy-rc.d'

export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs groups of Debian packages, each for itself, after one look at what there is. None starts a service of its own. */
export function aptInstall(groups, log) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const guard = !existsSync(policy)
  if (guard) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    apt('update', '-qq')
    for (const packages of groups) {
      log(`Installing ${packages.join(', ')} …`)
      apt('install', '-qq', '--yes', '--no-install-recommends', ...packages)
    }
  } finally {
    if (guard) rmSync(policy, { force: true })
  }
}
