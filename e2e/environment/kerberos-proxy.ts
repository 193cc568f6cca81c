import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Attribute, Change } from 'ldapts'
import type { Samba } from './samba.ts'
import { repository } from './server.ts'

const run = promisify(execFile)
const realm = 'CORP.EXAMPLE.TEST'
/** A busy machine is no failure. */
const maxWaitMs = 30_000

/** Apache as the page about the sign-on with Windows configures it, with a keytab of the test's domain, in front of a server. */
export async function startKerberosProxy({ samba, port, target }: { samba: Samba; port: number; target: string }) {
  // Of its own, since Apache reads the keytab as its own user, who must get to it.
  const folder = await mkdtemp(join(tmpdir(), 'kerberos-proxy-'))
  await chmod(folder, 0o711)
  const file = (name: string) => join(folder, name)
  await writeFile(file('krb5.conf'), toKerberosConfiguration(samba.address))
  const keytab = await exportKeytab(samba, file('http.keytab'))
  await makeCertificate(file('cert.pem'), file('key.pem'))
  await writeFile(file('httpd.conf'), await toApacheConfiguration({ folder, port, target, keytab }))
  const environment = { ...process.env, KRB5_CONFIG: file('krb5.conf') }
  const apache = spawn('/usr/sbin/apache2', ['-f', file('httpd.conf'), '-DFOREGROUND'], { env: environment })
  let output = ''
  apache.stderr.on('data', (text) => {
    output += text
  })
  const killAtExit = () => apache.kill('SIGKILL')
  process.once('exit', killAtExit)
  await waitForPort(port, () => {
    if (apache.exitCode !== null) throw new Error(`Apache did not start:\n${output}`)
  })
  return {
    /** What Apache wrote, for a failure. */
    readLog: () => readFile(file('error.log'), 'utf8').catch(() => output),
    /** A ticket of this person; returns what `request` shows it with. */
    async getTicket(account: string, password: string): Promise<Record<string, string>> {
      const own = { ...environment, KRB5CCNAME: `FILE:${file(`ticket-${account}`)}` }
      const child = run('kinit', [`${account}@${realm}`], { env: own })
      child.child.stdin?.end(`${password}\n`)
      await child
      return own
    },
    /** Sends a request as a browser of the domain does: with the ticket of `ticket`, or without one. */
    async request(path: string, { ticket, headers, body }: KerberosRequest): Promise<{ status: number; body: string }> {
      const given = Object.entries(headers ?? {}).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
      const shown = ticket ? ['--negotiate', '-u', ':'] : []
      const json = ['-H', 'content-type: application/json', '-d', JSON.stringify(body)]
      const url = `https://localhost:${port}${path}`
      const { stdout } = await run('curl', ['-sk', '-w', '\n%{http_code}', ...shown, ...given, ...json, url], {
        env: ticket ?? environment,
      })
      const lines = stdout.split('\n')
      return { status: Number(lines.at(-1)), body: lines.slice(0, -1).join('\n') }
    },
    async stop(): Promise<void> {
      process.off('exit', killAtExit)
      const over = once(apache, 'exit')
      if (apache.exitCode === null && apache.kill('SIGTERM')) await over
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface KerberosRequest {
  ticket?: Record<string, string>
  headers?: Record<string, string>
  body: unknown
}

const toKerberosConfiguration = (address: string) => `[libdefaults]
  default_realm = ${realm}
  dns_lookup_kdc = false
  dns_canonicalize_hostname = false
  rdns = false
[realms]
  ${realm} = {
    kdc = ${address}:88
  }
[domain_realm]
  localhost = ${realm}
`

/** An account for the proxy's service, and its keys; AES only. */
async function exportKeytab(samba: Samba, keytab: string): Promise<string> {
  const dn = await samba.addPerson({ account: 'svc-http', password: 'Http-Passw0rd-1!' })
  const change = (type: string, value: string) =>
    new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) })
  await samba.administrator((client) =>
    client.modify(dn, [
      change('servicePrincipalName', 'HTTP/localhost'),
      change('msDS-SupportedEncryptionTypes', '24'),
    ]),
  )
  const configuration = ['-s', samba.configuration]
  await run('samba-tool', ['domain', 'exportkeytab', keytab, '--principal=HTTP/localhost', ...configuration])
  const { stdout: uid } = await run('id', ['-u', 'www-data'])
  if (process.getuid?.() === 0) await chown(keytab, Number(uid), 0)
  await chmod(keytab, 0o600)
  return keytab
}

async function makeCertificate(certificate: string, key: string): Promise<void> {
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes', '-newkey', 'rsa:2048']
  await run('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', certificate])
}

/** The block of the page, with this test's keytab and server in place of the page's. */
async function toApacheConfiguration(options: {
  folder: string
  port: number
  target: string
  keytab: string
}): Promise<string> {
  const { folder, port, target, keytab } = options
  const page = await readFile(join(repository, 'docs/windows-sign-on.md'), 'utf8')
  const [, block] = /```apache\n([\s\S]*?)```/.exec(page) ?? []
  if (!block) throw new Error('docs/windows-sign-on.md has no configuration of Apache')
  const replaced = block.replace('/etc/apache2/latchkey.keytab', keytab).replace('http://127.0.0.1:8080/', target)
  if (!replaced.includes(keytab) || !replaced.includes(target))
    throw new Error('the page names another keytab or server')
  const modules = [
    ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'auth_gssapi', 'headers', 'proxy', 'proxy_http', 'ssl'],
    ['socache_shmcb'],
  ].flat()
  return `ServerRoot "${folder}"
PidFile "${folder}/httpd.pid"
ErrorLog "${folder}/error.log"
Mutex file:${folder}
ServerName localhost
User www-data
Group www-data
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
Listen 127.0.0.1:${port}
SSLEngine On
SSLCertificateFile "${folder}/cert.pem"
SSLCertificateKeyFile "${folder}/key.pem"
${replaced}`
}

async function waitForPort(port: number, check: () => void): Promise<void> {
  for (const deadline = Date.now() + maxWaitMs; Date.now() < deadline; ) {
    check()
    if (await isOpen(port)) return
    await pause(25)
  }
  throw new Error(`nothing listens on ${port}`)
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
