import { globSync, readFileSync } from 'node:fs'
import { basename, join, matchesGlob, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

/** Keeps retired words out of declarations and file names: docs/glossary.md lists them, and the exceptions. */

const root = resolve(import.meta.dirname, '..')
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

const rows = (section: string) =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (word|name) \|/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    )
const quoted = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

type Form = 'part' | 'prefix' | 'alone'

/** `Desk`: a part of a name; `most…`: its beginning; `act` (alone): the whole name. */
const retiredIn = (cell = '') =>
  [...cell.matchAll(/`([^`…]+)(…?)`( \(alone\))?/g)].map(([, name = '', more, alone]) => ({
    name,
    form: (alone ? 'alone' : more ? 'prefix' : 'part') as Form,
  }))

const [terms = '', rest = ''] = glossary.split('\n## Exceptions\n')
const [exceptionTable = ''] = rest.split(/\n##+ /)

/** `takeTurn`, `SealedColumn`, `wizard-run` as their parts in lower case. */
const partsOf = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)

const retired = rows(terms).flatMap(([word = '', , not]) =>
  retiredIn(not).map((entry) => ({ ...entry, parts: partsOf(entry.name), word })),
)
const readExceptions = (table: string) =>
  rows(table).map(([names, place = '']) => ({ names: quoted(names), globs: quoted(place) }))
const exceptions = readExceptions(exceptionTable)

function isRetired(
  parts: readonly string[],
  { form, parts: wanted }: { form: Form; parts: readonly string[] },
): boolean {
  const isAt = (index: number) => wanted.every((part, offset) => parts[index + offset] === part)
  if (form === 'alone') return parts.length === wanted.length && isAt(0)
  if (form === 'prefix') return parts.length > wanted.length && isAt(0)
  return parts.some((_, index) => isAt(index))
}

/** Names that a source declares: `lasting` ones (functions, classes, types, their members, variables at its top level), and local ones. */
function declaredIn(file: string): { lasting: Set<string>; local: Set<string> } {
  const lasting = new Set<string>()
  const local = new Set<string>()
  const add = (names: Set<string>, node: unknown) => {
    if (isNode(node) && node.type === 'Identifier') names.add(String(node.name))
  }
  const visit = (node: Node, isTop: boolean) => {
    const isDeclaration = /^(Function|Class|TSInterface|TSTypeAlias|TSEnum)\w*Declaration$|^VariableDeclarator$/.test(
      node.type,
    )
    if (isDeclaration) add(isTop ? lasting : local, node.id)
    if (/^(TSPropertySignature|TSMethodSignature|PropertyDefinition|MethodDefinition)$/.test(node.type))
      add(lasting, node.key)
    if (Array.isArray(node.params)) for (const parameter of node.params) add(local, parameter)
    const isTopInside = isTop && !/Function|BlockStatement|Class/.test(node.type)
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, isTopInside)
  }
  // The tree that Vite's parser returns; every node has a type.
  visit(parseSync(file, readFileSync(join(root, file), 'utf8')).program as unknown as Node, true)
  return { lasting, local }
}

interface Node {
  type: string
  [part: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const files = globSync('{server,shared,extension,e2e}/**/*.{ts,tsx,mjs}', { cwd: root })
const sources = files.map((file) => ({ file, ...declaredIn(file) }))

/** Local names of tests are free. */
const names = new Map(
  sources.map(({ file, lasting, local }) => {
    const isTest = /\.(test|spec)\.tsx?$/.test(file)
    return [file, new Set([basename(file).replace(/\..*/, ''), ...lasting, ...(isTest ? [] : local)])]
  }),
)

it('no declaration and no file name has a retired word, but for the listed exceptions', () => {
  const wrong = [...names].flatMap(([file, declared]) =>
    [...declared].flatMap((name) => {
      const parts = partsOf(name)
      const isExcepted = exceptions.some(
        (exception) => exception.names.includes(name) && exception.globs.some((glob) => matchesGlob(file, glob)),
      )
      const found = isExcepted ? undefined : retired.find((entry) => isRetired(parts, entry))
      return found === undefined ? [] : [`${file}: ${name} (not ${found.name}, but ${found.word})`]
    }),
  )
  expect(wrong).toEqual([])
})

it('every exception is still needed', () => {
  const unused = exceptions.flatMap((exception) =>
    exception.names.filter((name) => {
      const places = files.filter((file) => exception.globs.some((glob) => matchesGlob(file, glob)))
      return !places.some((file) => names.get(file)?.has(name))
    }),
  )
  expect(unused).toEqual([])
})

it('every name that the glossary defines is declared', () => {
  const declared = new Set(sources.flatMap(({ lasting, local }) => [...lasting, ...local]))
  const defined = rows(terms).flatMap(([word]) => quoted(word).filter((name) => !name.includes('…')))
  expect(defined.filter((name) => !declared.has(name))).toEqual([])
})
