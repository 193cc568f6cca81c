import { type AuditProblem, verifyAudit } from '../audit/verify.ts'
import type { Config } from '../config.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'

/** Reads the whole audit log and says whether anything was changed, lost or cut off. 0: it holds. */
export async function verify(config: Config, signal: AbortSignal): Promise<number> {
  const store = await openStore(config.database, signal)
  try {
    const report = await verifyAudit(store.read, await openKeys(store, config.keyFile))
    const { cut } = report
    const since = cut
      ? `, cut by retention on ${cut.at.toISOString().slice(0, 10)}: ${cut.ends.map(placeOf).join(', ')}`
      : ''
    const read = `${report.events} events of ${report.nodes} nodes, ${report.checkpoints} checkpoints${since}`
    if (report.problems.length === 0) {
      console.log(`The audit log holds: ${read}.`)
      return 0
    }
    console.error(`The audit log does not hold (${read}):`)
    for (const problem of report.problems) console.error(`  ${describe(problem)}`)
    return 1
  } finally {
    await store.close()
  }
}

const placeOf = ({ node, sequence }: { node: string; sequence: number }) => `${node} begins after event ${sequence}`

function describe(problem: AuditProblem): string {
  if (problem.kind === 'cut-edited') return `Cut ${problem.cut} of the retention was changed.`
  if (problem.kind === 'checkpoint-edited') return `Checkpoint ${problem.checkpoint} was changed.`
  const { kind, node, sequence } = problem
  if (kind === 'edited') return `Event ${sequence} of node ${node} is not what was written.`
  if (kind === 'gap') return `Events of node ${node} are missing from ${sequence} on, before a later one.`
  return `Node ${node} once reached event ${sequence}, which is gone.`
}
