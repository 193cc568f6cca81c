import { createAudit } from '../../audit/chain.ts'
import { openStore } from '../../store/open.ts'
import { openKeys } from '../../store/open-keys.ts'
import { createMailer } from '../mailer.ts'
import { startSender } from '../sender.ts'

/** A sender and nothing else, to be killed: `sender-process.ts FOLDER SMTP-URL LEASE-MS`. */
const [folder = '', smtp = '', leaseMs = '2000'] = process.argv.slice(2)
const store = await openStore({ kind: 'sqlite', folder })
const keys = await openKeys(store, `${folder}/keys.json`)
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
// The sender's own waits are unreferenced; listening to the parent keeps the process until it is killed.
process.on('disconnect', () => stop.abort())
process.send?.('up')
await startSender({
  store,
  keys,
  mailer: createMailer({ servers: [smtp], from: 'latchkey@corp.example.test' }),
  audit: createAudit({ node: `node-${process.pid}`, keys, now: () => new Date() }),
  signal: stop.signal,
  report: (name, error) => console.error(name, error),
  pollMs: 50,
  leaseMs: Number(leaseMs),
  parallel: 1,
})
await store.close()
process.exit(0)
