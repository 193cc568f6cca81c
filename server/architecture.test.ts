import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The contract of architecture §1: data flows one way, and so do imports. */

const root = resolve(import.meta.dirname, '..')
const order = [
  'routes',
  'schedule',
  'reports',
  'engine',
  'policies',
  'activities',
  'authentication',
  'profiles',
  'notifications',
  'connected-systems',
  'directory',
  'audit',
  'store',
]

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

const files = globSync('{server,shared,extension}/**/*.{ts,tsx}', { cwd: root })
const imports: Import[] = files.flatMap((file) => {
  const source = readFileSync(join(root, file), 'utf8')
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/gm,
  )
  return [...statements].map(([, type, from, dynamic]) => ({
    file,
    target: relative(root, resolve(root, dirname(file), from ?? dynamic ?? '')),
    typeOnly: type !== undefined,
  }))
})

const folderOf = (path: string) => (path.startsWith('server/') ? (path.split('/')[1] ?? '') : '')
const isTest = (path: string) => /\.test\.tsx?$|\/testing(\/|\.ts$)|\.contract\.ts$/.test(path)
const rank = (folder: string) => order.indexOf(folder)

const broken = (rule: (entry: Import) => boolean) =>
  imports.filter((entry) => !isTest(entry.file) && rule(entry)).map(({ file, target }) => `${file} imports ${target}`)

describe('imports run one way', () => {
  it('sees the imports of the whole tree', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('inside the server from left to right', () => {
    const backwards = broken(({ file, target }) => {
      const [from, to] = [rank(folderOf(file)), rank(folderOf(target))]
      return from >= 0 && to >= 0 && from > to
    })
    expect(backwards).toEqual([])
  })

  it('no folder of the server reaches up to the files that wire it', () => {
    const upwards = broken(
      ({ file, target }) => rank(folderOf(file)) >= 0 && /^server\/(main|serve|app|services|config)\.ts$/.test(target),
    )
    expect(upwards).toEqual([])
  })

  it('shared imports neither the server nor the extension', () => {
    expect(broken(({ file, target }) => file.startsWith('shared/') && !target.startsWith('shared/'))).toEqual([])
  })

  it('pages and the extension take only types from the server', () => {
    const values = broken(
      ({ file, target, typeOnly }) =>
        (file.startsWith('extension/') || file.startsWith('server/web/')) &&
        target.startsWith('server/') &&
        !target.startsWith('server/web/') &&
        !typeOnly,
    )
    expect(values).toEqual([])
  })

  it('only the Active Directory folder knows ldapts, only the SQL Server dialect tedious', () => {
    const foreign = (name: string, allowed: string) =>
      files.filter(
        (file) =>
          !file.startsWith(allowed) &&
          !isTest(file) &&
          new RegExp(`(from|import\\()\\s*'${name}'`).test(readFileSync(join(root, file), 'utf8')),
      )
    expect(foreign('ldapts', 'server/directory/active-directory/')).toEqual([])
    expect(foreign('tedious', 'server/store/dialects/')).toEqual([])
  })
})

describe('house rules', () => {
  it('no file is longer than 300 lines, catalogues and lists excepted', () => {
    const long = files
      .filter((file) => !file.startsWith('shared/languages/'))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })
})
