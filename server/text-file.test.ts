import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { selfSignedCertificate } from './directory/active-directory/testing/self-signed.ts'
import { createFileReader, describeUnreadable, readCertificates, readSecretFile, readTextFile } from './text-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-text-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(bytes: Buffer | string): string {
  const file = join(folder, 'file')
  writeFileSync(file, bytes)
  return file
}

const text = 'LATCHKEY_DIRECTORY=ldaps://dc1.corp.example\r\n# Größe\r\n'
const utf16 = Buffer.from(text, 'utf16le')
const bigEndian = Buffer.from(utf16).swap16()

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 little endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 little endian without', utf16],
  ['UTF-16 big endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 big endian without', bigEndian],
])('%s is read as it is meant', (_name, bytes) => {
  expect(readTextFile(write(bytes))).toBe(text)
})

test('other bytes are refused with what to do', () => {
  const read = () => readTextFile(write(Buffer.from('Gr\xf6\xdfe', 'latin1')))
  expect(read).toThrow('is not text in UTF-8: save it as UTF-8')
  expect(describeUnreadable(Object.assign(new Error('no'), { code: 'ENOENT' }))).toBe('cannot be read')
})

test.each(['', '\n', ' \r\n', '\ufeff'])(
  'a file of a secret with %j in it has none, and the secret that was read before stays',
  (empty) => {
    expect(() => readSecretFile(write(empty))).toThrow('is empty: write the secret into it')
    const read = createFileReader(write('Svc-Passw0rd!1#x\r\n'), readSecretFile)
    expect(read()).toBe('Svc-Passw0rd!1#x')
    write(empty)
    expect(read()).toBe('Svc-Passw0rd!1#x')
    write('\ufeffanother one\n')
    expect(read()).toBe('another one')
  },
)

test('a certificate is read as PEM, also with text around it, and as DER', () => {
  const { cert } = selfSignedCertificate()
  const der = new X509Certificate(cert).raw
  const same = (file: string) => new X509Certificate(readCertificates(file)).raw.equals(der)
  expect(same(write(`\ufeffour authority\r\n${cert.replaceAll('\n', '\r\n')}`))).toBe(true)
  expect(same(write(der))).toBe(true)
  expect(() => readCertificates(write('-----BEGIN PKCS7-----'))).toThrow('export it as Base-64 (PEM)')
  expect(() => readCertificates(write(der.subarray(0, 200)))).toThrow('has a certificate that cannot be read')
  expect(() => readCertificates(write(cert.replace(/M/g, 'A')))).toThrow('has a certificate that cannot be read')
})
