import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Debian names; the first two are only recommended by `samba`, so they are named. */
const packages = [
  ...['samba-ad-provision', 'samba-dsdb-modules', 'samba', 'samba-vfs-modules', 'winbind', 'ldb-tools', 'openssl'],
  // For the sign-on with Windows; the program alone, since the package apache2 starts a service.
  ...['apache2-bin', 'libapache2-mod-auth-gssapi', 'krb5-user', 'curl'],
]
const programs = [
  '/usr/sbin/samba',
  '/usr/bin/samba-tool',
  '/usr/bin/ldbmodify',
  '/usr/share/samba/setup/provision.ldif',
  '/usr/sbin/apache2',
  '/usr/lib/apache2/modules/mod_auth_gssapi.so',
  '/usr/bin/kinit',
  '/usr/bin/curl',
]

/** Installs Samba by apt where that is possible; otherwise throws one sentence that says what to do. About 20 s. */
export async function ensureSamba(): Promise<void> {
  if ((await missing()).length === 0) return
  const byHand = `apt-get install --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !(await exists('/usr/bin/apt-get'))) {
    throw new Error(`The tests against Active Directory need Samba 4.17 or later. Install it with: ${byHand}`)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, maxBuffer: 1 << 26 })
  const still = await missing()
  if (still.length > 0)
    throw new Error(`apt installed Samba, yet ${still.join(', ')} is missing. Try by hand: ${byHand}`)
}

async function missing(): Promise<string[]> {
  const found = await Promise.all(programs.map(exists))
  return programs.filter((_, index) => !found[index])
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
