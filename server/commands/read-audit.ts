import { parseArgs } from 'node:util'
import { type EventFilter, readEvents } from '../audit/readable-events.ts'
import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import { withStore } from './with-store.ts'

const usage =
  'Use: npm start -- read-audit [--person NAME] [--event NAME[,NAME …]] [--since DATE] [--until DATE], with dates such as 2026-11-28 or 2026-11-28T14:00Z.'

/** Prints the events of the audit log that match, one JSON object a line. 0: also where none does. */
export async function readAudit(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const filter = parseFilter(args)
  if (!filter) {
    printErrors(usage)
    return 2
  }
  return withStore(config, signal, async (store) => {
    for await (const event of readEvents(store.read, filter)) {
      signal.throwIfAborted()
      printLines(JSON.stringify(event))
    }
    return 0
  })
}

function parseFilter(args: string[]): EventFilter | undefined {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args, options: { person: text, event: text, since: text, until: text } })
    return {
      person: values.person,
      events: values.event?.split(','),
      since: parseDate(values.since),
      until: parseDate(values.until),
    }
  } catch {
    return undefined
  }
}

/** A day without a time begins at midnight UTC, as the times of the log are. */
function parseDate(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const date = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime())) throw new Error('no date')
  return date
}
