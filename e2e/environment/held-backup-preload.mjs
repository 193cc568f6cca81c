import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { backup as copy } from 'node:sqlite'

// Loaded before the program (`--import`), this module takes the place of node:sqlite for every other module.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'node:sqlite' && context.parentURL !== import.meta.url
      ? { url: import.meta.url, format: 'module', shortCircuit: true }
      : next(specifier, context),
})

export * from 'node:sqlite'

/** Keeps a snapshot of the database open, as it does while it reads pages, until a test has opened the named pipe and closed it. */
export function backup(source, ...options) {
  source.exec('begin')
  source.prepare('select count(*) from sqlite_schema').get()
  readFileSync(process.env.LATCHKEY_TEST_BACKUP_GATE)
  return copy(source, ...options)
}
