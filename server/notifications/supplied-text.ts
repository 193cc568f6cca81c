import { words } from '../../shared/languages/words.ts'
import { parametersOf, sampleValues } from './parameters.ts'
import type { AnyTemplate, Paragraph } from './template.ts'

/** Stand in for numbers until their names do; nobody writes such ones. */
const firstStandIn = 48_151

/** How a template reads as supplied, with the names of its parameters in their places: what an administrator begins to write from. */
export function suppliedText(
  template: AnyTemplate,
  language: string,
  workflow?: string,
): { subject: string; text: string } {
  const samples = sampleValues(template, { url: 'https://example.com', now: new Date(0) })
  const read = template.parameters.parse({ ...samples, ...(workflow && { workflow }) }) as Record<string, unknown>
  const named = Object.fromEntries(
    parametersOf(template).flatMap(({ name, kind, secret, choice }, index): [string, string | number][] => {
      if (kind === 'number') return [[name, firstStandIn + index]]
      const isWorded = choice !== undefined || name === 'workflow' || typeof read[name] !== 'string'
      return secret || isWorded ? [] : [[name, `{${name}}`]]
    }),
  )
  // Words name a task by its workflow.
  const task = 'task' in read ? { task: '{workflow}' } : {}
  const say = { text: words(language), moment: (name: string) => name }
  const { subject, greeting, paragraphs } = template.compose({ ...read, ...named, ...task }, say)
  const text = [...(greeting ? [greeting] : []), ...paragraphs.map(plain)].join('\n\n')
  const withNames = (one: string) =>
    Object.entries(named).reduce(
      (all, [name, value]) =>
        typeof value === 'number' ? all.replaceAll(new Intl.NumberFormat(language).format(value), `{${name}}`) : all,
      one,
    )
  return { subject: withNames(subject), text: withNames(text) }
}

const plain = (paragraph: Paragraph): string =>
  typeof paragraph === 'string' ? paragraph : paragraph.map(({ text }) => text).join('')
