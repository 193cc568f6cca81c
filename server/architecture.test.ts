import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/** The contract of docs/architecture.md#the-path: data flows one way, and so do imports. */

const root = resolve(import.meta.dirname, '..')

/** From left to right: each imports only what stands at its own place or after it. */
const layers = [
  'main',
  'commands',
  'wiring',
  'doctor',
  'configuration',
  'site',
  'routes',
  'configuration-document',
  'schedule',
  'reports',
  'staff',
  'password-pages',
  'engine',
  'policies',
  'activities',
  'factors',
  'activity contract',
  'authentication',
  'identity',
  'profiles',
  'notifications',
  'branding',
  'connected-systems',
  'radius',
  'directory',
  'audit',
  'store',
  'files',
]
/** Folders with rules of their own: what starts the program before anything is installed, and the sites. */
const otherFolders = ['bootstrap', 'web']

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

const files = globSync('{server,shared,extension,e2e}/**/*.{ts,tsx,mjs}', { cwd: root })
const imports = files.flatMap((file) =>
  readImports(file, readFileSync(join(root, file), 'utf8')).map(({ specifier, typeOnly }) => ({
    file,
    target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
    typeOnly,
  })),
)

/** Every import of a file: of values, types and side effects, re-exports, `import()`, and `typeof import()`. */
function readImports(file: string, source: string): { specifier: string; typeOnly: boolean }[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module
  const isText = (text: string) => /^(['"`])[^$]*\1$/.test(text)
  return [
    ...staticImports.map(({ start, end, moduleRequest }) => ({
      specifier: moduleRequest.value,
      typeOnly: /^import\s+type\b/.test(source.slice(start, end)),
    })),
    ...staticExports.flatMap(({ start, end, entries }) =>
      entries.flatMap(({ moduleRequest }) =>
        moduleRequest
          ? [{ specifier: moduleRequest.value, typeOnly: /^export\s+type\b/.test(source.slice(start, end)) }]
          : [],
      ),
    ),
    ...dynamicImports
      .map(({ moduleRequest: { start, end } }) => source.slice(start, end))
      .filter(isText)
      .map((text) => ({ specifier: text.slice(1, -1), typeOnly: false })),
    ...[...source.matchAll(/\btypeof import\('([^']+)'\)/g)].map(([, specifier = '']) => ({
      specifier,
      typeOnly: true,
    })),
  ]
}

/**
 * A factor brings the activity that asks for it and the pages that register it, so factors are written in the activity contract, and
 * activities (`register`, `authentication-methods`) are built from the list of factors. The contract itself therefore stands below both.
 */
const placesOfFiles: Record<string, string> = {
  'server/activities/account.ts': 'activity contract',
  'server/activities/activity.ts': 'activity contract',
  'server/activities/caller-checks.ts': 'activity contract',
  'server/activities/guess-limit.ts': 'activity contract',
  'server/main.ts': 'main',
  'server/app.ts': 'wiring',
  'server/http.ts': 'wiring',
  'server/loops.ts': 'wiring',
  'server/services.ts': 'wiring',
  // What an administrator writes is read in one way, wherever it is named.
  'server/text-file.ts': 'files',
}

/** Files of `server/` itself are `configuration` unless named above. */
function layerOf(path: string): string {
  const [top, folder = '', ...rest] = path.split('/')
  if (top !== 'server') return ''
  return placesOfFiles[path] ?? (rest.length > 0 ? folder : 'configuration')
}

const rank = (path: string) => layers.indexOf(layerOf(path))
const isTest = (path: string) => /\.test\.tsx?$|\/testing(-[a-z]+)?(\/|\.ts$)|\.contract\.ts$/.test(path)
const isIn = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`))

const broken = (rule: (entry: Import) => boolean) =>
  imports.filter((entry) => !isTest(entry.file) && rule(entry)).map(({ file, target }) => `${file} imports ${target}`)

describe('imports run one way', () => {
  it('sees every kind of import', () => {
    const source = [
      `import './effect.ts'`,
      `import type { A } from './type.ts'`,
      `import { type B } from './value.ts'`,
      `export * from './all.ts'`,
      `export type { C } from './named.ts'`,
      `const d = await import('./dynamic.ts')`,
      `type E = typeof import('./queried.ts')`,
    ].join('\n')
    expect(readImports('example.ts', source)).toEqual([
      { specifier: './effect.ts', typeOnly: false },
      { specifier: './type.ts', typeOnly: true },
      { specifier: './value.ts', typeOnly: false },
      { specifier: './all.ts', typeOnly: false },
      { specifier: './named.ts', typeOnly: true },
      { specifier: './dynamic.ts', typeOnly: false },
      { specifier: './queried.ts', typeOnly: true },
    ])
    expect(imports.length).toBeGreaterThan(3000)
  })

  it('every folder of the server has a place', () => {
    const folders = readdirSync(join(root, 'server'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const known = new Set([...layers, ...otherFolders])
    expect(folders.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  })

  it('inside the server from left to right', () => {
    expect(broken(({ file, target }) => rank(file) >= 0 && rank(target) >= 0 && rank(file) > rank(target))).toEqual([])
  })

  it('only routes, the role `site` and commands know the sites, and only the start knows bootstrap', () => {
    const sites = broken(
      ({ file, target }) =>
        isIn(target, 'server/web') &&
        !isIn(file, 'server/web', 'server/site', 'server/routes', 'server/commands', 'e2e'),
    )
    const bootstrap = broken(
      ({ file, target }) =>
        isIn(target, 'server/bootstrap') &&
        !isIn(file, 'server/bootstrap', 'e2e') &&
        !/^server\/(start|bootstrap|build)\.mjs$/.test(file),
    )
    expect([...sites, ...bootstrap]).toEqual([])
  })

  it('bootstrap runs before anything is installed: it imports nothing but Node and itself', () => {
    const foreign = broken(
      ({ file, target }) =>
        (isIn(file, 'server/bootstrap') || /^server\/(start|bootstrap)\.mjs$/.test(file)) &&
        !target.startsWith('node:') &&
        !isIn(target, 'server/bootstrap') &&
        target !== 'server/bootstrap.mjs',
    )
    expect(foreign).toEqual([])
  })

  it('shared imports neither the server nor the extension, and the program never its journeys', () => {
    const upwards = broken(
      ({ file, target }) =>
        (isIn(file, 'shared') && isIn(target, 'server', 'extension')) || (!isIn(file, 'e2e') && isIn(target, 'e2e')),
    )
    expect(upwards).toEqual([])
  })

  it('pages and the extension take only types from the server', () => {
    const values = broken(
      ({ file, target, typeOnly }) =>
        isIn(file, 'extension', 'server/web') && isIn(target, 'server') && !isIn(target, 'server/web') && !typeOnly,
    )
    expect(values).toEqual([])
  })

  it('only the server client of the extension sends requests', () => {
    const senders = globSync('extension/**/*.{ts,tsx}', { cwd: root }).filter(
      (file) =>
        !/\.test\./.test(file) && /\bfetch\(|XMLHttpRequest|sendBeacon/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(senders.filter((file) => !isIn(file, 'extension/server-client'))).toEqual([])
    expect(senders).toContain('extension/server-client/discovery.ts')
  })

  it('only the Active Directory folder knows ldapts, only the SQL Server dialect tedious', () => {
    const importersOf = (name: string) => broken(({ file, target }) => target === name && !isIn(file, 'e2e'))
    expect(importersOf('ldapts').filter((one) => !one.startsWith('server/directory/active-directory/'))).toEqual([])
    expect(importersOf('tedious').filter((one) => !one.startsWith('server/store/dialects/'))).toEqual([])
  })

  it('in no circle, not even of types alone', () => {
    expect(findCircles()).toEqual([])
  })
})

/** Groups of files that import each other (strongly connected components, Tarjan 1972). */
function findCircles(): string[][] {
  const known = new Set(files)
  const targets = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const { file, target } of imports) if (known.has(target)) targets.get(file)?.push(target)
  const order = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []

  function visit(file: string): number {
    order.set(file, order.size)
    let low = order.get(file) ?? 0
    open.push(file)
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target))
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? 0)
    }
    if (low === order.get(file)) {
      const group = open.splice(open.indexOf(file))
      if (group.length > 1 || targets.get(file)?.includes(file)) circles.push(group.toSorted())
    }
    return low
  }
  for (const file of files) if (!order.has(file)) visit(file)
  return circles
}

describe('house rules', () => {
  it('no file is longer than 300 lines, catalogues and lists excepted', () => {
    const long = files
      .filter((file) => !isIn(file, 'shared/languages', 'e2e'))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })
})
