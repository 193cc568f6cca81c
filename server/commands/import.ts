import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { maxConfigurationBytes } from '../../shared/upload-limits.ts'
import type { Config } from '../config.ts'
import {
  applyConfiguration,
  compareConfiguration,
  type PlacedFinding,
} from '../configuration-document/import-configuration.ts'
import { printErrors, printLines } from '../log.ts'
import { type DescribedChange, describeChange } from '../routes/admin/configuration-words.ts'
import { translateFindings } from '../routes/problem.ts'
import { describeUnreadable, readTextFile } from '../text-file.ts'
import { withConfigurationServices } from './configuration-services.ts'

const usage = 'Name the file: npm start -- import FILE, or npm start -- import FILE --dry-run'

/**
 * `import FILE` applies a whole configuration, or nothing of it, also while the server runs; with `--dry-run` it only says what would change. Exit codes:
 * 0 it was applied, or nothing would change; 1 it was refused; 2 wrong use; 3 something would change.
 */
export async function importFile(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const given = parseArguments(args)
  if (!given) {
    printErrors(usage)
    return 2
  }
  const { file, isDryRun } = given
  const text = readDocument(file)
  if (text === undefined) return 1
  return withConfigurationServices(config, signal, async (services) => {
    const comparison = await compareConfiguration(services, text, { by: '', signal })
    const { changes, problems, warnings } = comparison
    printErrors(...describeFindings(file, warnings))
    if (problems.length > 0) {
      printErrors(...describeFindings(file, problems), 'Nothing was changed.')
      return 1
    }
    printLines(...changes.map((change) => describeChange(change, 'en')).flatMap(toLines))
    const count = changes.length === 1 ? '1 resource' : `${changes.length || 'No'} resources`
    if (isDryRun) {
      printLines(`${count} would change.`)
      return changes.length > 0 ? 3 : 0
    }
    try {
      await applyConfiguration(services, comparison, undefined)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'changed-meanwhile') throw error
      printErrors(
        'The configuration was changed by another writer at the same moment. Nothing was imported: try again.',
      )
      return 1
    }
    printLines(`${count} changed.`)
    return 0
  })
}

function parseArguments(args: string[]): { file: string; isDryRun: boolean } | undefined {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false } } as const
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
    const [file, ...more] = positionals
    return file && more.length === 0 ? { file, isDryRun: values['dry-run'] } : undefined
  } catch {
    return undefined
  }
}

/** Undefined, and a sentence on standard error, for a file that cannot be one. */
function readDocument(file: string): string | undefined {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) {
    printErrors(`${file} is not there or cannot be read.`)
    return undefined
  }
  // In UTF-16, as PowerShell writes, a character takes two bytes.
  if (size > 2 * maxConfigurationBytes) {
    const values = { megabytes: maxConfigurationBytes / 2 ** 20 }
    printErrors(...describeFindings(file, [{ path: '', code: 'document-too-large', values, line: 1 }]))
    return undefined
  }
  try {
    return withoutLinesOfNpm(readTextFile(file))
  } catch (error) {
    printErrors(`${file} ${describeUnreadable(error)}.`)
    return undefined
  }
}

/** npm writes lines of its own before what a command prints, unless it is told `--silent`. The other lines keep their numbers. */
const withoutLinesOfNpm = (text: string): string =>
  text.replace(/^(?:[^\S\n]*\n|> [^\n]*\n)+/, (lines) => lines.replaceAll(/[^\n]/g, ''))

/** As compilers name a place, which editors and pipelines find. */
const describeFindings = (file: string, findings: readonly PlacedFinding[]): string[] =>
  translateFindings(findings, 'en').map(
    ({ path, text }, index) => `${file}:${findings[index]?.line}: ${path === '' ? '' : `${path}: `}${text}`,
  )

function toLines({ resource, id, name, action, parts }: DescribedChange): string[] {
  const inOneLine = (text: string) => text.split('\n').join('; ')
  return [
    `${resource} ${id}${name === id ? '' : ` (${name})`}: ${action}`,
    ...parts.map(({ title, before, after }) => `    ${title}: ${inOneLine(before)} → ${inOneLine(after)}`),
  ]
}
