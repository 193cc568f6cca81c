import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Documents and code refer to each other by path and heading; a reader must be able to follow every reference. */

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const find = (patterns: string[]) => globSync(patterns, { cwd: root }).toSorted()

const documents = find(['*.md', 'docs/**/*.md', '.github/**/*.md'])
const sources = find([
  '{server,shared,extension,e2e}/**/*.{ts,tsx,mjs,mts,css,html,sh}',
  '*.{ts,json}',
  '.ci/*',
  '.github/**/*.yml',
]).filter((file) => file !== 'server/references.test.ts' && file !== 'package-lock.json')

/** As GitHub makes the anchor of a heading. */
const anchor = (heading: string) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (file: string) =>
  [...read(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchor(heading.trim()))

/** Why the reference leads nowhere; undefined: it leads somewhere. */
function broken(path: string, fragment?: string): string | undefined {
  if (!existsSync(join(root, path))) return `${path} does not exist`
  if (fragment && !anchorsOf(path).includes(fragment)) return `${path} has no heading #${fragment}`
  return undefined
}

describe('references resolve', () => {
  it.each(documents)('%s: every relative link', (file) => {
    const text = read(file).replace(/^ {4}.*$|`[^`\n]*`/gm, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].map(
      ([, link, image]) => link ?? image ?? '',
    )
    const wrong = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => {
        const [path = '', fragment] = link.split('#')
        return broken(path === '' ? file : join(dirname(file), path), fragment)
      })
    expect(wrong.filter(Boolean)).toEqual([])
  })

  it.each(documents)('%s: every path of the repository', (file) => {
    const paths = [...read(file).matchAll(/`((?:server|shared|extension|e2e|docs)\/[^`\s]*)`/g)].map(
      ([, path = '']) => path,
    )
    // `<id>`, `*` and `{a,b}` stand for several.
    const wrong = paths.filter((path) => !/[<>*{}…]/.test(path)).map((path) => broken(path))
    expect(wrong.filter(Boolean)).toEqual([])
  })

  it('every document and heading that code names', () => {
    const wrong = sources.flatMap((file) =>
      [...read(file).matchAll(/\bdocs\/[\w./-]+\.(?:md|json|reg|adm[xl])(?:#([\w-]+))?/g)].flatMap(
        ([reference, fragment]) => {
          const why = broken(reference.split('#')[0] ?? '', fragment)
          return why === undefined ? [] : [`${file}: ${why}`]
        },
      ),
    )
    expect(wrong).toEqual([])
  })

  it('no reference to a section by number, but those of published standards', () => {
    const outside = /\b[Ff]eatures?(\.md)? [A-H]\.\d|\b[Aa]rchitecture §|-facts\.md|\bstack\.md/
    const numbered = /§ ?\d/
    const wrong = [...documents, ...sources].flatMap((file) =>
      read(file)
        .split('\n')
        .filter((line) => outside.test(line) || (numbered.test(line) && !/RFC \d+|WCAG|['"`/][^'"`]*§/.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(wrong).toEqual([])
  })
})
