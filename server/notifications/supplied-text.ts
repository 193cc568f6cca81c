import { getTranslator } from '../../shared/languages/translator.ts'
import { createSampleValues, listParameters } from './parameters.ts'
import type { AnyTemplate, Paragraph } from './template.ts'

/** Placeholders for numbers, until their names replace them; no text contains such numbers. */
const firstPlaceholder = 48_151

/** The supplied text of a template with the names of its parameters in their places: a starting point for an administrator's text. */
export function describeSuppliedText(
  template: AnyTemplate,
  language: string,
  workflow?: string,
): { subject: string; text: string } {
  const samples = createSampleValues(template, { url: 'https://example.com', now: new Date(0) })
  const sample = template.parameters.parse({ ...samples, ...(workflow && { workflow }) }) as Record<string, unknown>
  const named = Object.fromEntries(
    listParameters(template).flatMap(({ name, kind, secret, choice }, index): [string, string | number][] => {
      if (kind === 'number') return [[name, firstPlaceholder + index]]
      const isTranslated = choice !== undefined || name === 'workflow' || typeof sample[name] !== 'string'
      return secret || isTranslated ? [] : [[name, `{${name}}`]]
    }),
  )
  // Overrides name a task by its workflow.
  const task = 'task' in sample ? { task: '{workflow}' } : {}
  const formatter = { translate: getTranslator(language), formatTime: (name: string) => name }
  const { subject, greeting, paragraphs } = template.compose({ ...sample, ...named, ...task }, formatter)
  const text = [...(greeting ? [greeting] : []), ...paragraphs.map(toPlain)].join('\n\n')
  const withNames = (one: string) =>
    Object.entries(named).reduce(
      (all, [name, value]) =>
        typeof value === 'number' ? all.replaceAll(new Intl.NumberFormat(language).format(value), `{${name}}`) : all,
      one,
    )
  return { subject: withNames(subject), text: withNames(text) }
}

const toPlain = (paragraph: Paragraph): string =>
  typeof paragraph === 'string' ? paragraph : paragraph.map(({ text }) => text).join('')
