import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../e2e/environment/free-port.ts'
import { startFakeSmtpServer } from '../e2e/environment/smtp.ts'
import { createCertificates } from './certificates.ts'
import { startFakeController } from './directory/active-directory/testing/fake-controller.ts'
import { base, createFakeDomain } from './directory/active-directory/testing/fake-domain.ts'
import { selfSignedCertificate } from './directory/active-directory/testing/self-signed.ts'

test('the certificates of the server, of controllers and of mail servers are read, also where they have ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-certificates-'))
  const controller = await startFakeController(createFakeDomain('dc1', 'dc1'), selfSignedCertificate({ days: -3 }))
  const smtp = await startFakeSmtpServer({ certificate: selfSignedCertificate({ days: 20 }) })
  const startTls = await startFakeSmtpServer({ certificate: selfSignedCertificate({ days: -2 }), offersStartTls: true })
  const withoutTls = await startFakeSmtpServer()
  try {
    const certFile = join(folder, 'cert.pem')
    await writeFile(certFile, selfSignedCertificate({ days: 9 }).cert)
    const closed = await freePort()
    const certificates = createCertificates({
      url: new URL('https://password.example.com'),
      tls: { certFile, keyFile: certFile },
      directory: {
        kind: 'active-directory',
        controllers: [controller.url, `ldaps://127.0.0.1:${closed}`],
        base,
        bindDn: `CN=svc,${base}`,
        bindPassword: 'service',
      },
      smtp: [smtp.url, `smtps://127.0.0.1:${closed}`, `smtp://127.0.0.1:${closed}`, startTls.url, withoutTls.url],
    })
    expect(certificates.list()).toEqual([])
    await certificates.read()
    const found = certificates
      .list()
      .map(({ shownBy, name, until }) => [shownBy, name, Math.round((until.getTime() - Date.now()) / 86_400_000)])
    expect(found).toEqual([
      ['server', 'password.example.com', 9],
      ['directory', new URL(controller.url).host, -3],
      ['mail', `127.0.0.1:${smtp.port}`, 20],
      ['mail', `127.0.0.1:${startTls.port}`, -2],
    ])
    expect(controller.received).toEqual([])
  } finally {
    await Promise.all([controller, smtp, startTls, withoutTls].map((one) => one.close()))
    await rm(folder, { recursive: true })
  }
})

test('a file that is gone hides none of the others', async () => {
  const smtp = await startFakeSmtpServer({ certificate: selfSignedCertificate({ days: 20 }) })
  const certificates = createCertificates({
    url: new URL('https://password.example.com'),
    tls: { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem' },
    directory: { kind: 'sample' },
    smtp: [`smtps://127.0.0.1:${smtp.port}`],
  })
  await certificates.read()
  await smtp.close()
  expect(certificates.list()).toMatchObject([{ shownBy: 'mail' }])
})
