import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { words } from '../../shared/languages/words.ts'
import { createAudit } from '../audit/chain.ts'
import type { Config } from '../config.ts'
import { createListImports } from '../policies/password-lists/list-imports.ts'
import { passwordListFiles } from '../policies/password-lists/password-lists.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'

const usage = [
  'Name the list and its file:',
  '  npm start -- import-list dictionary FILE                    one word a line, UTF-8',
  '  npm start -- import-list breached FILE [--min-count COUNT]   SHA-1 of published passwords, ordered by hash',
].join('\n')

/** Takes a list for password rules, also while the server runs: it reads the new one from the next check on. */
export async function importList(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const { list, file, minCount } = read(args)
  if ((list !== 'dictionary' && list !== 'breached') || !file || !(minCount >= 0)) {
    console.error(usage)
    return 2
  }
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) {
    console.error(`${file} is not there or cannot be read.`)
    return 1
  }
  const content = createReadStream(file, { highWaterMark: 1 << 20, signal })
  const imports = createListImports({ files: passwordListFiles(config.data), clock: () => new Date() })
  const bar = progressBar(size)
  const onProgress = ({ bytes }: { bytes: number }) => bar.show(bytes)
  const outcome = await imports.take(list, { content, minCount, signal, onProgress })
  bar.end()
  // Nobody else imports with these.
  if (outcome === 'running') return 1
  if ('code' in outcome) {
    console.error(words('en')(`problems.${outcome.code}`, outcome.values))
    return 1
  }
  const { entries = 0 } = outcome
  await tellAudit(config, { list, entries }, signal)
  console.log(`${entries.toLocaleString('en')} ${list === 'dictionary' ? 'words' : 'passwords'} are in the list.`)
  return 0
}

function read(args: string[]): { list?: string; file?: string; minCount: number } {
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

/** On a terminal one line that fills, elsewhere nothing: a log has no use for it. */
function progressBar(size: number) {
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

async function tellAudit(config: Config, data: { list: string; entries: number }, signal: AbortSignal): Promise<void> {
  const store = await openStore(config.database, signal)
  try {
    const node = normaliseName(config.host) ?? 'latchkey'
    const audit = createAudit({ node, keys: await openKeys(store, config.keyFile), now: () => new Date() })
    await store.transaction((tx) => audit.append(tx, { event: 'configuration-changed', data: { ...data } }))
  } finally {
    await store.close()
  }
}
