import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const exim = '/usr/sbin/exim4'
export const hasExim = (): boolean => existsSync(exim)

export interface Exim {
  /** With credentials and the authority of its certificate. */
  readonly url: string
  /** Reads the messages in the mailbox, each as delivered. */
  mails(): Promise<string[]>
  close(): Promise<void>
}

/** A mail server that is not ours: signing in only under TLS, mail only after signing in, every recipient into one maildir. */
export async function startExim(): Promise<Exim> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-exim-'))
  const port = await freePort()
  const root = userInfo().uid === 0
  const user = root ? 'Debian-exim' : userInfo().username
  await mkdir(join(folder, 'mail'))
  makeCertificate(folder)
  await writeFile(join(folder, 'exim.conf'), configuration(folder, port, user))
  if (root) execFileSync('chown', ['-R', 'Debian-exim:', folder])
  // Exim refuses a configuration that others may write.
  if (root) execFileSync('chown', ['root:', join(folder, 'exim.conf')])
  await chmod(join(folder, 'exim.conf'), 0o644)
  const server = spawn(exim, ['-C', join(folder, 'exim.conf'), '-bdf'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  server.stderr.on('data', (data) => {
    words += data
  })
  for (const deadline = Date.now() + 60_000; !(await listens(port)); ) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(`Exim did not start: ${words}`)
    await sleep(50)
  }
  return {
    url: `smtp://latchkey:s3cret@127.0.0.1:${port}?from=latchkey@corp.example.test&ca=${join(folder, 'certificate.pem')}`,
    async mails() {
      const box = join(folder, 'mail', 'new')
      const names = await readdir(box).catch(() => [])
      return Promise.all(names.map((name) => readFile(join(box, name), 'utf8')))
    },
    async close() {
      server.kill()
      await new Promise((resolve) => (server.exitCode === null ? server.on('exit', resolve) : resolve(undefined)))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function makeCertificate(folder: string): void {
  const names = 'subjectAltName=IP:127.0.0.1,DNS:localhost'
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const request = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    names,
  ]
  execFileSync('openssl', [...request, ...files], { stdio: 'ignore' })
}

const configuration = (folder: string, port: number, user: string) => `
primary_hostname = mail.corp.example.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
tls_advertise_hosts = *
tls_certificate = ${folder}/certificate.pem
tls_privatekey = ${folder}/key.pem
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
acl_smtp_mail = check_mail
acl_smtp_rcpt = check_recipient
acl_smtp_data = accept
begin acl
check_mail:
  deny message = TLS first
    !encrypted = *
  accept
check_recipient:
  accept authenticated = *
  deny message = sign in first
begin routers
everybody:
  driver = accept
  transport = mailbox
begin transports
mailbox:
  driver = appendfile
  maildir_format
  directory = ${folder}/mail
  user = ${user}
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if and{{eq{$auth2}{latchkey}}{eq{$auth3}{s3cret}}}}
  server_set_id = $auth2
`

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
