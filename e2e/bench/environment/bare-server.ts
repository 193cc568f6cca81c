import { createServer } from 'node:http'
import { createDurableCommits } from './durable-commits.ts'

/** `POST /3`: reads a JSON body, makes three durable commits, answers JSON. What any server on this stack must cost at least. */
const commit = createDurableCommits()

const server = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  request.on('end', () => {
    const body = JSON.parse(text)
    for (let count = Number(request.url?.slice(1)); count > 0; count--) commit(text)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ answer: server.address() }))
let processor = process.cpuUsage()
process.on('message', ({ ask }: { ask: 'begin' | 'read' }) => {
  const { user, system } = process.cpuUsage(processor)
  if (ask === 'begin') processor = process.cpuUsage()
  process.send?.({ answer: { processorMs: (user + system) / 1000 } })
})
