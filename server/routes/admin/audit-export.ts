import type { ReadableEvent } from '../../audit/readable-events.ts'
import { type EventPosition, type EventSearch, findActor, searchEvents } from '../../audit/search-events.ts'
import type { Reader } from '../../store/database.ts'

export const exportTypes = { csv: 'text/csv', jsonl: 'application/x-ndjson' } as const
export type ExportFormat = keyof typeof exportTypes

const columns = ['at', 'event', 'person', 'personId', 'actor', 'run', 'node', 'sequence', 'data', 'texts'] as const

/** Lines of a file with every event that fits, made while it is sent: neither end keeps the whole. */
export function exportEvents(
  reader: Reader,
  search: EventSearch,
  { format, signal }: { format: ExportFormat; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after: EventPosition | undefined
  // Excel takes a file without this mark for one in the letters of its own country.
  let head = format === 'csv' ? `\u{feff}${columns.join(',')}\r\n` : ''
  const toLine = format === 'csv' ? toCsvLine : (event: ReadableEvent) => `${JSON.stringify(event)}\n`
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // `pull` is called again only after something was sent, and a search may look back far before it finds anything.
      for (let isSent = false; !isSent; ) {
        signal.throwIfAborted()
        const { events, next } = await searchEvents(reader, search, { after, limit: 500 })
        const text = head + events.map(toLine).join('')
        head = ''
        after = next
        isSent = text !== ''
        if (isSent) controller.enqueue(encoder.encode(text))
        if (!next) return controller.close()
      }
    },
  })
}

function toCsvLine(event: ReadableEvent): string {
  const { at, node, sequence, person, run, data, texts } = event
  const values: Record<(typeof columns)[number], string | number | undefined> = {
    at,
    event: event.event,
    person: person?.name,
    personId: person?.id,
    actor: findActor(event),
    run,
    node,
    sequence,
    data: JSON.stringify(data),
    texts: texts && JSON.stringify(texts),
  }
  return `${columns.map((column) => toCell(values[column])).join(',')}\r\n`
}

/** Quoted always. A text that a spreadsheet would take for a formula gets an apostrophe: OWASP, CSV injection. */
export function toCell(value: string | number | undefined): string {
  const text = String(value ?? '')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
