import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { loadKeys } from '../store/keys.ts'
import { eachDatabase } from '../store/testing.ts'
import { verifyAudit } from './verify.ts'

eachDatabase('audit from two processes', (open) => {
  test('appending to the chain of one node keeps it unbroken', async () => {
    await using store = await open()
    const keyFile = join(store.folder, 'keys.json')
    const keys = loadKeys(keyFile, { mayCreate: true })
    const program = join(import.meta.dirname, 'testing-process.ts')
    const append = () => promisify(execFile)(process.execPath, [program, JSON.stringify(store.options), keyFile])
    await Promise.all([append(), append()])
    const report = await verifyAudit(store.read, keys)
    // No start of a server has signed names here.
    expect(report).toEqual({ events: 50, nodes: 1, checkpoints: 0, problems: [], namesUnsigned: true })
  }, 60_000)
})
