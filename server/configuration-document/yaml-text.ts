import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, stringify, visit } from 'yaml'
import { maxConfigurationBytes } from '../../shared/upload-limits.ts'
import type { Finding } from '../policies/findings.ts'

/** What a whole document ends with, so that one that was cut off is not taken for a smaller one. */
const end = '...'

/** A value as YAML; `comments` come before it, one a line. */
export function writeYaml(value: unknown, comments: readonly string[]): string {
  const head = comments.map((line) => `# ${line}\n`).join('')
  return `${head}${stringify(value, { aliasDuplicateObjects: false, lineWidth: 120 })}${end}\n`
}

interface YamlText {
  value: unknown
  /** The line of what a path such as `policies.2.name` leads to, or of the nearest part around it. */
  findLine(path: string): number
}

/** Reads YAML 1.2 without anchors, aliases and tags. */
export function readYaml(text: string): { read: YamlText } | { problem: Finding & { line: number } } {
  const refuse = (line: number, code: string, values?: Finding['values']) => ({
    problem: { path: '', code, values, line },
  })
  if (Buffer.byteLength(text) > maxConfigurationBytes)
    return refuse(1, 'document-too-large', { megabytes: maxConfigurationBytes / 2 ** 20 })
  const lines = new LineCounter()
  const lineOf = (offset: number) => Math.max(1, lines.linePos(offset).line)
  // Without pretty errors, which quote the text.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lastLine = text.trimEnd().split('\n').length
  const [wrong] = [...document.errors, ...document.warnings]
  const isWhole = text.trimEnd().split(/\r?\n/).at(-1) === end
  // What was cut off is often malformed, too.
  if (!isWhole) return refuse(lastLine, 'document-cut-off', { end })
  if (wrong) return refuse(lineOf(wrong.pos[0]), 'yaml-malformed', { reason: wrong.message })
  let aliasAt: number | undefined
  visit(document, (_, node) => {
    if (isAlias(node) || (isNode(node) && node.anchor !== undefined)) aliasAt ??= node.range?.[0] ?? 0
  })
  if (aliasAt !== undefined) return refuse(lineOf(aliasAt), 'yaml-alias')
  const findLine = (path: string) => lineOf(findOffset(document.contents, path))
  return { read: { value: document.toJS({ maxAliasCount: 0 }), findLine } }
}

/** Names may have full stops, so the longest that fits is taken. */
function findOffset(contents: unknown, path: string): number {
  let node = contents
  let offset = 0
  for (let rest = path; rest !== ''; ) {
    if (isSeq(node)) {
      const [index = '', ...more] = rest.split('.')
      const item = node.items[Number(index)]
      if (!isNode(item)) break
      offset = item.range?.[0] ?? offset
      node = item
      rest = more.join('.')
    } else if (isMap(node)) {
      const [pair] = node.items
        .flatMap(({ key, value }) => (isScalar(key) ? [{ name: String(key.value), key, value }] : []))
        .filter(({ name }) => `${rest}.`.startsWith(`${name}.`))
        .sort((one, other) => other.name.length - one.name.length)
      if (!pair) break
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
      rest = rest.slice(pair.name.length + 1)
    } else break
  }
  return offset
}
