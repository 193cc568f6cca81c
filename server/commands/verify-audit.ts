import { parseArgs } from 'node:util'
import { readCounter } from '../audit/counter-file.ts'
import { readExportedCheckpoints } from '../audit/exported-checkpoints.ts'
import { recordVerification } from '../audit/last-verification.ts'
import { recordRestore } from '../audit/restores.ts'
import { type AuditProblem, type AuditReport, verifyAudit } from '../audit/verify.ts'
import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { openKeys } from '../store/open-keys.ts'
import { nodeName, openAudit, withStore } from './with-store.ts'

const usage = 'Use: npm start -- verify-audit [--checkpoints FILE] [--accept-restore]'

/**
 * Reads the whole audit log and says whether anything was changed, lost or cut off. 0: nothing was. It is compared with this server's
 * counter and, with `--checkpoints FILE`, with exported checkpoints. The Administration site shows the result. `--accept-restore` records
 * that the database was restored from a backup.
 */
export async function verifyAuditLog(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const options = parseOptions(args)
  if (!options) {
    printErrors(usage)
    return 2
  }
  const exported = options.checkpoints === undefined ? undefined : await readExportedCheckpoints(options.checkpoints)
  if (options.checkpoints !== undefined && !exported) {
    printErrors(`${options.checkpoints} is not there: name a file that the scheduled task export-checkpoints wrote.`)
    return 2
  }
  for (const line of exported?.unreadable ?? [])
    printErrors(`Line ${line} of ${options.checkpoints} is not a checkpoint.`)
  return withStore(config, signal, async (store) => {
    const keys = await openKeys(store, config.keyFile)
    if (options.acceptRestore && !(await acceptRestore(config, store, keys))) return 1
    const stored = await readCounter(config.auditCounterFile, keys)
    const counter = { stored, node: nodeName(config) }
    const report = await verifyAudit(store.read, keys, { counter, checkpoints: exported?.checkpoints })
    printReport(report, { stored, counterFile: config.auditCounterFile })
    await recordVerification({ store, audit: openAudit(config, keys) }, report, { at: new Date() })
    return report.problems.length === 0 && !exported?.unreadable.length ? 0 : 1
  })
}

function printReport(report: AuditReport, { stored, counterFile }: { stored: unknown; counterFile: string }): void {
  if (report.problems.length === 0) {
    printLines(`The audit log holds: ${summarize(report)}.`)
    if (stored === 'missing') printLines(`No counter is there yet (${counterFile}): the server writes it when it runs.`)
    return
  }
  printErrors(`The audit log does not hold (${summarize(report)}):`)
  for (const problem of report.problems) printErrors(`  ${describeProblem(problem, counterFile)}`)
}

function parseOptions(args: string[]): { checkpoints?: string; acceptRestore: boolean } | undefined {
  try {
    const options = { checkpoints: { type: 'string' }, 'accept-restore': { type: 'boolean', default: false } } as const
    const { checkpoints, 'accept-restore': acceptRestore } = parseArgs({ args, options }).values
    return { checkpoints, acceptRestore }
  } catch {
    return undefined
  }
}

/** False, with a sentence: there was nothing to accept. */
async function acceptRestore(config: Config, store: Store, keys: Keys): Promise<boolean> {
  const audit = openAudit(config, keys)
  const restore = await recordRestore({ store, keys, audit, file: config.auditCounterFile, now: () => new Date() })
  if (restore) {
    printLines('Recorded in the audit log that the database was restored from a backup.')
    return true
  }
  printErrors('The database has everything that the counter knows of: there is no restore to accept.')
  return false
}

function summarize({ events, nodes, checkpoints, cut, restores = [], namesUnsigned }: AuditReport): string {
  const parts = [`${events} events of ${nodes} nodes, ${checkpoints} checkpoints`]
  if (cut) {
    const starts = cut.ends.map(({ node, sequence }) => `${node} begins after event ${sequence}`)
    parts.push(`cut by retention on ${formatDay(cut.at)}: ${starts.join(', ')}`)
  }
  for (const { at } of restores) parts.push(`restored from a backup on ${formatDay(at)}`)
  if (namesUnsigned) parts.push('names are covered from the next start of the server on')
  return parts.join(', ')
}

const formatDay = (at: Date) => at.toISOString().slice(0, 10)

function describeProblem(problem: AuditProblem, counterFile: string): string {
  switch (problem.kind) {
    case 'cut-edited':
      return `Cut ${problem.cut} of the retention was changed.`
    case 'checkpoint-edited':
      return `Checkpoint ${problem.checkpoint} was changed.`
    case 'checkpoint-missing':
      return `Checkpoints are missing from number ${problem.number} on.`
    case 'checkpoint-replaced':
      return `Checkpoint number ${problem.number} is not the one that was written first.`
    case 'counter-edited':
      return `The counter ${counterFile} was changed.`
    case 'counter-missing':
      return `The counter ${counterFile}, which this server has written, is gone.`
    case 'name-edited':
      return `The name of ${problem.subject} is not the one that was written.`
    case 'name-missing':
      return `The name of ${problem.subject} is gone.`
    case 'text-edited':
      return `The ${problem.text} of event ${problem.sequence} of node ${problem.node} is not what was written.`
    case 'text-missing':
      return `The ${problem.text} of event ${problem.sequence} of node ${problem.node} is gone.`
    case 'edited':
      return `Event ${problem.sequence} of node ${problem.node} is not what was written.`
    case 'gap':
      return `Events of node ${problem.node} are missing from ${problem.sequence} on, before a later one.`
    case 'truncated':
      return `Node ${problem.node} once reached event ${problem.sequence}, which is gone.`
  }
}
