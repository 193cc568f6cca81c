import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type SmtpServer, toHelloName } from './smtp-server.ts'

/** A server that sends more before TLS is no mail server. */
const maxReplyLength = 64_000

/**
 * Greets a mail server and asks it for TLS (RFC 3207). Resolves with the connection on which the handshake follows; no mail is sent, and nobody
 * signs in. Rejects if the server does not answer in time, or does not offer STARTTLS.
 */
export async function openStartTls(
  { host, port }: Pick<SmtpServer, 'host' | 'port'>,
  { helloName, timeoutMs }: { helloName: string; timeoutMs: number },
): Promise<Socket> {
  const signal = AbortSignal.timeout(timeoutMs)
  const socket = connect({ host, port, signal })
  // Whoever waits for a reply is told by `close`.
  socket.on('error', () => {})
  try {
    await once(socket, 'connect')
    await readReply(socket, '220')
    const offered = await ask(socket, `EHLO ${toHelloName(helloName)}`, '250')
    if (!/^250[- ]STARTTLS\s*$/im.test(offered)) throw new Error('does not offer STARTTLS')
    await ask(socket, 'STARTTLS', '220')
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function ask(socket: Socket, command: string, code: string): Promise<string> {
  const reply = readReply(socket, code)
  socket.write(`${command}\r\n`)
  return reply
}

/** A reply has several lines; in its last one a space follows the code. Rejects for another code. */
function readReply(socket: Socket, code: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const end = (error?: Error) => {
      socket.off('data', onData)
      socket.off('close', onClose)
      if (error) reject(error)
      else resolve(text)
    }
    const onClose = () => end(new Error('closed the connection'))
    function onData(data: Buffer): void {
      text += data.toString('latin1')
      if (text.length > maxReplyLength) end(new Error('does not speak SMTP'))
      else if (/(?:^|\n)\d{3}(?: [^\n]*)?\r?\n$/.test(text))
        end(text.startsWith(code) ? undefined : new Error(`answers ${text.slice(0, 3)}`))
    }
    socket.on('data', onData)
    socket.on('close', onClose)
  })
}
