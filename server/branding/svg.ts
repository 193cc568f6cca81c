import { darkGround } from './ground.ts'
import type { CleanedPicture } from './png.ts'
import { collectColours } from './svg-colours.ts'

/** Shapes, groups, gradients and clips: what a logo is drawn with. No script, no foreign content, no animation, no link, no style sheet, no picture in it. */
const elements = new Set(
  'svg g defs title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask use symbol text tspan'.split(
    ' ',
  ),
)

const attributes = new Set(
  [
    'id x y x1 y1 x2 y2 cx cy r rx ry fx fy d points width height viewBox preserveAspectRatio transform version',
    'fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset',
    'stroke-opacity opacity color display visibility clip-path clip-rule mask gradientUnits gradientTransform spreadMethod offset',
    'stop-color stop-opacity clipPathUnits maskUnits maskContentUnits href',
    'font-family font-size font-weight font-style text-anchor letter-spacing dx dy',
  ]
    .join(' ')
    .split(' '),
)

/** Nothing that leads outside: an address only within the picture (`#id`), no escapes, no imports, no expressions. */
const foreignValue = /url\(\s*(?!['"]?#)|:\/\/|^\s*\/\/|\bdata:|javascript:|@import|expression\(|\\/i

/** Copies of copies grow without end; programs write a handful. */
const maxCopies = 16

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `logo-active`: it holds something that does more than draw. `logo-damaged`: it cannot be read. `logo-size-missing`: nothing says how wide it is. */
export type SvgProblem = 'logo-active' | 'logo-damaged' | 'logo-size-missing'

/** What drawing programs write about themselves: left out with all that is in it. */
const isDropped = (name: string) => name.includes(':') || name === 'metadata' || name === 'style'

/** Means a script, a handler or foreign content was put there: the file is refused, since leaving it out would hide that. */
const isActive = (name: string) =>
  /^(?:script|foreignObject|iframe|object|embed|handler|listener|animate\w*|set|a|image|feImage)$/i.test(name)

interface OpenElement {
  name: string
  dropped: boolean
}

/**
 * Writes an SVG anew from what the lists above allow. The reader knows strict XML without declarations of entities; what it does not
 * understand is refused. The output holds only names of the lists and escaped values, so a mistake of the reader cannot let anything
 * else through. Not a library: those for HTML and SVG need a document object model, and clean for pages, not for `<img>`.
 */
export function cleanSvg(source: string): CleanedPicture | SvgProblem {
  const text = source.replace(/^\uFEFF/, '').replace(/^<\?xml[^<>]*\?>/, '')
  const open: OpenElement[] = []
  let output = ''
  let size: { width: number; height: number } | undefined
  let at = 0
  let copies = 0
  const colours = collectColours()
  const sheet = readStyleSheets(text)
  if (!sheet) return 'logo-active'
  for (const match of text.matchAll(tokens)) {
    at += match[0].length
    const { comment, doctype, cdata, close, name, list = '', empty, content } = match.groups ?? {}
    const isHidden = open.at(-1)?.dropped ?? false
    if (comment !== undefined || doctype !== undefined || cdata !== undefined) continue
    if (content !== undefined) {
      if (open.length === 0 && content.trim() !== '') return 'logo-damaged'
      const words = decode(content)
      if (words === undefined) return 'logo-damaged'
      if (!isHidden && open.length > 0) output += escapeXml(words)
    } else if (close !== undefined) {
      const element = open.pop()
      if (element?.name !== close) return 'logo-damaged'
      if (!element.dropped) colours.close()
      if (!element.dropped) output += `</${close}>`
    } else if (name !== undefined) {
      if (isActive(name)) return 'logo-active'
      const isRoot = output === ''
      if (isRoot && name !== 'svg') return 'logo-damaged'
      if (open.length === 0 && !isRoot) return 'logo-damaged'
      const dropped = isHidden || isDropped(name)
      if (!dropped && !elements.has(name)) return 'logo-active'
      if (name === 'use' && ++copies > maxCopies) return 'logo-active'
      const kept = readAttributes(list, (classes) =>
        sheet.filter(({ selector }) => selector === name || classes.includes(selector)),
      )
      if (typeof kept === 'string') return kept
      if (isRoot) {
        size = readSize(kept)
        kept.set('xmlns', 'http://www.w3.org/2000/svg')
      }
      if (!dropped) colours.open(name, kept, { isEmpty: empty !== undefined })
      if (!dropped) output += `<${name}${writeAttributes(kept)}${empty ? '/' : ''}>`
      if (!empty) open.push({ name, dropped })
    }
  }
  if (at !== text.length || open.length > 0 || output === '') return 'logo-damaged'
  if (!size) return 'logo-size-missing'
  return { bytes: Buffer.from(colours.areLight() ? putSvgOnGround(output) : output), ...size }
}

/** A comment, a plain DOCTYPE (without its own entities), CDATA, a closing tag, an opening tag, or what is between them; one right after the other. */
const tokens =
  /(?<comment><!--(?:(?!--)[\s\S])*-->)|(?<doctype><!DOCTYPE svg(?: PUBLIC "[^"<>[]*" "[^"<>[]*")?\s*>)|<!\[CDATA\[(?<cdata>(?:(?!\]\]>)[\s\S])*)\]\]>|<\/(?<close>[A-Za-z][\w:.-]*)\s*>|<(?<name>[A-Za-z][\w:.-]*)(?<list>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/)?>|(?<content>[^<]+)/gy

/** Attributes of the lists, with what style sheets and `style` say put over them as attributes: the picture needs no styles. */
function readAttributes(list: string, rulesOf: (classes: string[]) => Rule[]): Map<string, string> | SvgProblem {
  const given = new Map<string, string>()
  for (const [, name = '', double, single] of list.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = decode(double ?? single ?? '')
    if (value === undefined) return 'logo-damaged'
    if (/^on/i.test(name)) return 'logo-active'
    given.set(name === 'xlink:href' ? 'href' : name, value)
  }
  const classes = (given.get('class') ?? '').split(/\s+/).map((name) => `.${name}`)
  const rules = [...rulesOf([...classes, `#${given.get('id')}`]).map(({ style }) => style), given.get('style') ?? '']
  for (const [name, value] of rules.flatMap(readDeclarations)) given.set(name, value)
  const kept = new Map<string, string>()
  for (const [name, value] of given) {
    if (!attributes.has(name)) continue
    if (name === 'href' ? !/^#[\w.-]+$/.test(value) : foreignValue.test(value)) return 'logo-active'
    kept.set(name, value)
  }
  return kept
}

/** The whole view box of a cleaned picture, below what is drawn. */
function putSvgOnGround(svg: string): string {
  const [x, y, width, height] = (/ viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').trim().split(/[\s,]+/)
  const ground = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${darkGround}"/>`
  return svg.replace(/^<svg[^>]*>/, (root) => `${root}${ground}`)
}

interface Rule {
  selector: string
  style: string
}

/** The rules of all style sheets, for one class, one id or one element each, as drawing programs write them; undefined for other ones. */
function readStyleSheets(text: string): Rule[] | undefined {
  const sheets = [...text.matchAll(/<style(?:\s[^<>]*)?>([^<]*|\s*<!\[CDATA\[[^<]*\]\]>\s*)<\/style>/g)]
  const css = sheets
    .map(([, sheet = '']) => sheet.replace(/<!\[CDATA\[|\]\]>/g, ''))
    .join('')
    .replace(/\/\*[^*]*\*\//g, '')
  const rules = [...css.matchAll(/\s*([.#]?[\w-]+(?:\s*,\s*[.#]?[\w-]+)*)\s*\{([^{}]*)\}\s*/gy)]
  if (rules.reduce((length, [whole]) => length + whole.length, 0) !== css.length && css.trim() !== '') return undefined
  return rules.flatMap(([, selectors = '', style = '']) =>
    selectors.split(',').map((selector) => ({ selector: selector.trim(), style })),
  )
}

function readDeclarations(style: string): [string, string][] {
  return style.split(';').flatMap((one): [string, string][] => {
    const at = one.indexOf(':')
    const name = one.slice(0, Math.max(at, 0)).trim()
    // `marker`, `overflow` and what else programs write is left out; an `id` or an address is no property.
    return at > 0 && attributes.has(name) && /^[a-z-]{4,}$/.test(name) && name !== 'href'
      ? [
          [
            name,
            one
              .slice(at + 1)
              .replace('!important', '')
              .trim(),
          ],
        ]
      : []
  })
}

function readSize(root: Map<string, string>): { width: number; height: number } | undefined {
  const [, , wide, high] = (root.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const measure = (name: string) => Number(/^([\d.]+)(?:px)?$/.exec(root.get(name) ?? '')?.[1])
  const width = wide || measure('width')
  const height = high || measure('height')
  if (!(width > 0 && height > 0 && Number.isFinite(width / height))) return undefined
  // Browsers scale a picture only by its view box.
  root.set('viewBox', root.get('viewBox') ?? `0 0 ${width} ${height}`)
  root.set('width', String(width))
  root.set('height', String(height))
  return { width, height }
}

const writeAttributes = (kept: Map<string, string>): string =>
  [...kept].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')

/** Undefined for an entity that XML does not define by itself. */
function decode(text: string): string | undefined {
  let isKnown = true
  const decoded = text.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : undefined
    const character =
      code === undefined ? entities[name] : code > 8 && code < 0x11_0000 ? String.fromCodePoint(code) : undefined
    if (character === undefined || !whole.endsWith(';')) isKnown = false
    return character ?? ''
  })
  return isKnown ? decoded : undefined
}

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (one) => `&#${one.codePointAt(0)};`)
