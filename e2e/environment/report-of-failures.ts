import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Reporter, TestCase, TestResult } from 'playwright/types/testReporter'

const folder = resolve(import.meta.dirname, '../../test-results/servers')
const maxLines = 60

/** Keeps what a server of a journey writes, for the report of a journey that fails. Outside of journeys it does nothing. */
export function keepForReport(url: string, text: string): void {
  const worker = process.env.TEST_WORKER_INDEX
  if (worker === undefined) return
  appendFileSync(join(folder, `${worker}-${new URL(url).port}.log`), text)
}

/** Prints, for a journey that failed, what its page showed and the last lines of its servers: a failure by chance may not come again. */
// biome-ignore lint/style/noDefaultExport: Playwright takes a reporter from there
export default class ReportOfFailures implements Reporter {
  onBegin(): void {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }

  onTestEnd(test: TestCase, { status, workerIndex, startTime, attachments }: TestResult): void {
    if (status === test.expectedStatus || status === 'skipped') return
    for (const { path } of attachments.filter(({ name }) => name === 'error-context')) {
      const parts = path ? readFileSync(path, 'utf8').split(/^# /m) : []
      // Playwright writes the page into either of them.
      for (const shown of parts.filter((part) => /^(Page snapshot|Error details)/.test(part))) print(test.title, shown)
    }
    for (const file of listLogs(workerIndex, startTime)) print(`${test.title}: server ${file}`, readLog(file))
  }

  printsToStdio(): boolean {
    return true
  }
}

/** Of the servers of this worker that wrote anything since then: others belong to journeys before. */
function listLogs(worker: number, since: Date): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name.startsWith(`${worker}-`))
  return files.map(({ name }) => name).filter((name) => statSync(join(folder, name)).mtime >= since)
}

const readLog = (file: string) => readFileSync(join(folder, file), 'utf8')

function print(title: string, text: string): void {
  const lines = text.trimEnd().split('\n')
  const left = lines.length - maxLines
  console.log(
    [`--- ${title}`, ...(left > 0 ? [`(${left} lines before)`] : []), ...lines.slice(-maxLines), '---'].join('\n'),
  )
}
