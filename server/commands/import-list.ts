import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { getTranslator } from '../../shared/languages/translator.ts'
import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import { createListImports } from '../policies/password-lists/list-imports.ts'
import { passwordListFiles } from '../policies/password-lists/password-lists.ts'
import type { StoredList } from '../policies/password-lists/stored-list.ts'
import { openKeys } from '../store/open-keys.ts'
import { insertVersion } from '../store/resource-versions.ts'
import { nodeName, openAudit, withStore } from './with-store.ts'

const usage = [
  'Name the list and its file:',
  '  npm start -- import-list dictionary FILE                    one word a line, UTF-8',
  '  npm start -- import-list breached FILE [--min-count COUNT]   SHA-1 of published passwords, ordered by hash',
].join('\n')

/** Imports a list for password rules. A running server uses it from the next check on. */
export async function importList(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const { list, file, minCount } = parseArguments(args)
  if ((list !== 'dictionary' && list !== 'breached') || !file || !(minCount >= 0)) {
    printErrors(usage)
    return 2
  }
  const size = (await stat(file).catch(() => undefined))?.size
  if (size === undefined) {
    printErrors(`${file} is not there or cannot be read.`)
    return 1
  }
  const content = createReadStream(file, { highWaterMark: 1 << 20, signal })
  const imports = createListImports({ files: passwordListFiles(config.data), clock: () => new Date() })
  const bar = createProgressBar(size)
  const onProgress = ({ bytes }: { bytes: number }) => bar.show(bytes)
  const outcome = await imports.importList(list, { content, minCount, signal, onProgress })
  bar.end()
  // Cannot happen: nothing else imports with these lists.
  if (outcome === 'running') return 1
  if ('code' in outcome) {
    printErrors(getTranslator('en')(`problems.${outcome.code}`, outcome.values))
    return 1
  }
  const { entries = 0 } = outcome
  await recordImport(config, { list, entries }, outcome, signal)
  printLines(`${entries.toLocaleString('en')} ${list === 'dictionary' ? 'words' : 'passwords'} are in the list.`)
  return 0
}

function parseArguments(args: string[]): { list?: string; file?: string; minCount: number } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'min-count': { type: 'string', default: '0' } },
    })
    const [list, file, ...more] = positionals
    return { list: more.length === 0 ? list : undefined, file, minCount: Number(values['min-count']) }
  } catch {
    return { minCount: Number.NaN }
  }
}

/** A progress line that is rewritten on a terminal; nothing in a log. */
function createProgressBar(size: number) {
  const { stderr } = process
  let shown = -1
  return {
    show(bytes: number) {
      const percent = size === 0 ? 100 : Math.floor((bytes / size) * 100)
      if (!stderr.isTTY || percent === shown) return
      shown = percent
      stderr.write(`\r${'█'.repeat(percent / 4).padEnd(25, '░')} ${percent} %`)
    },
    end() {
      if (shown >= 0) stderr.write('\n')
    },
  }
}

async function recordImport(
  config: Config,
  data: { list: string; entries: number },
  held: StoredList,
  signal: AbortSignal,
): Promise<void> {
  await withStore(config, signal, async (store) => {
    const audit = openAudit(config, await openKeys(store, config.keyFile))
    await store.transaction(async (tx) => {
      await audit.append(tx, { event: 'configuration-changed', data: { ...data } })
      const content = { node: nodeName(config), held }
      await insertVersion(tx, { resource: 'password-list', id: data.list, action: 'imported', content })
    })
  })
}
