import { createSocket } from 'node:dgram'

/** Answers SRV and A queries on a free loopback port; other names do not exist. */
export async function startFakeDns(records: {
  /** By name in lower case. */
  srv: Record<string, { host: string; priority: number }[]>
  a: Record<string, string>
}): Promise<{ address: string; close(): void }> {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const { name, type, end } = readQuestion(question)
    const answers =
      type === 33 ? (records.srv[name] ?? []).map(srv) : type === 1 && records.a[name] ? [a(records.a[name])] : []
    const header = Buffer.alloc(12)
    question.copy(header, 0, 0, 2)
    header.writeUInt16BE(answers.length > 0 ? 0x8580 : 0x8583, 2)
    header.writeUInt16BE(1, 4)
    header.writeUInt16BE(answers.length, 6)
    const written = answers.map((data) => Buffer.concat([record(type, data.length), data]))
    socket.send(Buffer.concat([header, question.subarray(12, end), ...written]), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

function readQuestion(question: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: question.readUInt16BE(at + 1), end: at + 5 }
}

/** Name (a pointer to the question's), type, class IN, 60 s, length. */
function record(type: number, length: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16BE(0xc00c, 0)
  bytes.writeUInt16BE(type, 2)
  bytes.writeUInt16BE(1, 4)
  bytes.writeUInt32BE(60, 6)
  bytes.writeUInt16BE(length, 10)
  return bytes
}

const a = (address: string) => Buffer.from(address.split('.').map(Number))

function srv({ host, priority }: { host: string; priority: number }): Buffer {
  const labels = host.split('.').map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label)]))
  return Buffer.concat([Buffer.of(0, priority, 0, 100, 0x01, 0x85), ...labels, Buffer.of(0)])
}
