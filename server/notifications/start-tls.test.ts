import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { portOf } from '../../e2e/environment/free-port.ts'
import { openStartTls } from './start-tls.ts'

const servers: { close(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A mail server that answers each line with the next of these texts, the first one at once. */
async function startServer(replies: readonly string[]) {
  const received: string[] = []
  const server = createServer((socket) => {
    const left = [...replies]
    const answer = () => {
      const reply = left.shift()
      if (reply === undefined) socket.end()
      else socket.write(reply)
    }
    socket.on('error', () => {})
    socket.on('data', (data) => {
      received.push(data.toString().trim())
      answer()
    })
    answer()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { port: portOf(server), received }
}

const open = (port: number, timeoutMs = 20_000) =>
  openStartTls({ host: '127.0.0.1', port }, { helloName: 'password.example.com', timeoutMs })

test('a server is greeted by the public name, and asked for TLS', async () => {
  const { port, received } = await startServer([
    '220-mail\r\n220 ready\r\n',
    '250-mail\r\n250 STARTTLS\r\n',
    '220 go\r\n',
  ])
  const socket = await open(port)
  socket.destroy()
  expect(received).toEqual(['EHLO password.example.com', 'STARTTLS'])
})

test.each([
  ['offers no STARTTLS', ['220 ready\r\n', '250-mail\r\n250 SIZE 1\r\n'], /does not offer STARTTLS/],
  ['refuses the connection', ['554 not you\r\n'], /answers 554/],
  ['refuses STARTTLS', ['220 ready\r\n', '250 STARTTLS\r\n', '454 not now\r\n'], /answers 454/],
  ['ends the connection', ['220 ready\r\n'], /closed the connection/],
  ['sends without end', ['2'.repeat(70_000)], /does not speak SMTP/],
])('a server that %s is not asked further', async (_, replies, why) => {
  const { port } = await startServer(replies)
  await expect(open(port)).rejects.toThrow(why)
})

test('a server that never answers is left after the time limit', async () => {
  const { port } = await startServer(['220-ready soon\r\n'])
  await expect(open(port, 50)).rejects.toThrow()
})
