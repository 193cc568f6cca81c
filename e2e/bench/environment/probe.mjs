import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'

// The measured server loads this before it starts. It counts what only the process itself knows, and reports it by IPC.
// It is plain JavaScript, so that the measurement contains no TypeScript loader.
const resolution = 5
const delay = monitorEventLoopDelay({ resolution })
let commits = 0
let processor = process.cpuUsage()
let operations = 0

const execute = DatabaseSync.prototype.exec
DatabaseSync.prototype.exec = function (text) {
  if (/^commit/i.test(text)) commits++
  return execute.call(this, text)
}

if (process.env.LATCHKEY_DIRECTORY) {
  const { Client } = await import('ldapts')
  for (const kind of ['bind', 'search', 'modify']) {
    const send = Client.prototype[kind]
    Client.prototype[kind] = function (...given) {
      operations++
      return send.apply(this, given)
    }
  }
}

const answers = {
  begin() {
    commits = 0
    operations = 0
    processor = process.cpuUsage()
    delay.reset()
    delay.enable()
    return {}
  },
  read() {
    const { user, system } = process.cpuUsage(processor)
    // The histogram holds whole intervals, the one asked for included.
    const loopP99Ms = Math.max(0, delay.percentile(99) / 1e6 - resolution)
    return { commits, processorMs: (user + system) / 1000, loopP99Ms, operations }
  },
}

process.on('message', ({ ask }) => process.send({ answer: answers[ask]() }))
// The probe alone does not keep a server alive.
process.channel.unref()
