import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** `POST /3`: reads a JSON body, makes three durable commits, answers JSON. What any server on this stack must cost at least. */
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bare-'))
const database = new DatabaseSync(join(folder, 'bare.sqlite'))
database.exec('pragma journal_mode = wal; pragma synchronous = full; create table Fact (text)')
const insert = database.prepare('insert into Fact values (?)')

const server = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  request.on('end', () => {
    const body = JSON.parse(text)
    for (let count = Number(request.url?.slice(1)); count > 0; count--) {
      database.exec('begin immediate')
      insert.run(text)
      database.exec('commit')
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ answer: server.address() }))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit())
let processor = process.cpuUsage()
process.on('message', ({ ask }: { ask: 'begin' | 'read' }) => {
  const { user, system } = process.cpuUsage(processor)
  if (ask === 'begin') processor = process.cpuUsage()
  process.send?.({ answer: { processorMs: (user + system) / 1000 } })
})
