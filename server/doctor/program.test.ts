import { expect, test } from 'vitest'
import { checkFreeSpace, checkNodeVersion, program } from './program.ts'
import { createDoctorHarness } from './testing.ts'

test('on this machine Node, disk and sample directory are reported', async () => {
  await using harness = await createDoctorHarness()
  const seen = await harness.runCheck(program)
  expect(seen.Node).toMatchObject({ level: 'ok', text: process.versions.node })
  expect(seen.disk?.text).toContain(`free at ${harness.folder}`)
  expect(seen.directory).toMatchObject({ level: 'note', text: expect.stringContaining('public passwords') })
})

test.each([
  ['24.15.0', 'ok'],
  ['24.21.3', 'ok'],
  ['26.0.0', 'ok'],
  ['24.9.0', 'FAIL'],
  ['22.20.0', 'FAIL'],
])('Node %s where 24.15 is needed: %s', (version, level) => {
  expect(checkNodeVersion(version, '24.15').level).toBe(level)
})

test.each([
  [80e9, 'ok', '74.5 GB free at /data'],
  [600e6, 'warn', '572 MB free at /data: make room before it is full.'],
  [50e6, 'FAIL', '47 MB free at /data: make room, a full disk stops every task.'],
])('with %d bytes free: %s', (free, level, text) => {
  expect(checkFreeSpace(free, '/data')).toEqual({ level, subject: 'disk', text })
})
