import { expect, test } from 'vitest'
import { diskFinding, nodeFinding, program } from './program.ts'
import { patient } from './testing.ts'

test('this machine', async () => {
  await using machine = await patient()
  const seen = await machine.look(program)
  expect(seen.Node).toMatchObject({ level: 'ok', text: process.versions.node })
  expect(seen.disk?.text).toContain(`free at ${machine.folder}`)
  expect(seen.directory).toMatchObject({ level: 'note', text: expect.stringContaining('public passwords') })
})

test.each([
  ['24.15.0', 'ok'],
  ['24.21.3', 'ok'],
  ['26.0.0', 'ok'],
  ['24.9.0', 'FAIL'],
  ['22.20.0', 'FAIL'],
])('Node %s where 24.15 is needed: %s', (version, level) => {
  expect(nodeFinding(version, '24.15').level).toBe(level)
})

test.each([
  [80e9, 'ok', '74.5 GB free at /data'],
  [600e6, 'warn', '572 MB free at /data: make room before it is full.'],
  [50e6, 'FAIL', '47 MB free at /data: make room, a full disk stops every task.'],
])('%d bytes free: %s', (free, level, text) => {
  expect(diskFinding(free, '/data')).toEqual({ level, what: 'disk', text })
})
