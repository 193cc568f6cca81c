import { existsSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { startServer } from './environment/server.ts'

test('a killed server starts again on its folder, and a stopped one leaves nothing behind', async () => {
  const server = await startServer()
  const status = async () => (await fetch(`${server.url}/api/v1/site`)).status
  expect(await status()).toBe(200)
  await server.kill9()
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  await server.restart()
  expect(await status()).toBe(200)
  expect(server.log().match(/Latchkey is running/g)).toHaveLength(2)
  await server.stop()
  await server.stop()
  expect(existsSync(server.folder)).toBe(false)
})

test('two processes serve one folder', async () => {
  const first = await startServer()
  const second = await startServer({ folder: first.folder })
  try {
    for (const { url } of [first, second]) expect((await fetch(`${url}/healthz`)).status).toBe(200)
  } finally {
    await second.stop()
    await first.stop()
  }
})

test('a failed start is reported in the server’s own words', async () => {
  const first = await startServer()
  try {
    await expect(startServer({ port: Number(new URL(first.url).port) })).rejects.toThrow(/already in use/)
  } finally {
    await first.stop()
  }
})
