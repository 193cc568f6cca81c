import { z } from 'zod'
import { translateIfKey } from '../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import type { Reader } from '../store/database.ts'
import { orderNames } from './canonical.ts'
import type { AdministeredResource } from './section.ts'
import { jobsSection } from './sections/jobs.ts'
import { policiesSection } from './sections/policies.ts'
import { settingsSection } from './sections/settings.ts'
import { templatesSection } from './sections/templates.ts'

/** Raised with each change that an older version would misread. */
export const formatVersion = 1
const format = 'latchkey-configuration'

/** Everything that a document may hold; a section that it leaves out stays as it is. */
const documentShape = z.strictObject({
  format: z.literal(format, 'document-format'),
  formatVersion: z.literal(formatVersion, 'document-format'),
  settings: settingsSection.shape.optional(),
  policies: policiesSection.shape.optional(),
  templates: templatesSection.shape.optional(),
  jobs: jobsSection.shape.optional(),
})

export type ConfigurationDocument = z.output<typeof documentShape>

/** The section of each resource that administrators change, so that none is forgotten: the compiler refuses a new one that is not named here. */
export const sectionOf = {
  job: 'jobs',
  // Files of up to 30 GB on each server, which `import-list` brings there.
  'password-list': undefined,
  policy: 'policies',
  'policy-order': 'policies',
  settings: 'settings',
  template: 'templates',
  workflow: 'policies',
} as const satisfies Record<AdministeredResource, keyof ConfigurationDocument | undefined>

/** The whole configuration, the same text of JSON for the same content. */
export async function readDocument(reader: Reader): Promise<ConfigurationDocument> {
  const document = {
    format,
    formatVersion,
    settings: await settingsSection.read(reader),
    policies: await policiesSection.read(reader),
    templates: await templatesSection.read(reader),
    jobs: await jobsSection.read(reader),
  }
  // Only the order of names changes.
  return orderNames(documentShape, document) as ConfigurationDocument
}

/** Checks what a file says. A format of a newer version is told apart, since everything else in it may be unknown. */
export function parseDocument(value: unknown): z.ZodSafeParseResult<ConfigurationDocument> {
  const head = z.looseObject({ format: z.literal(format), formatVersion: z.int().gt(formatVersion) }).safeParse(value)
  if (!head.success) return documentShape.safeParse(value)
  const refusing = z.looseObject({
    formatVersion: z
      .int()
      .refine(() => false, {
        error: 'document-newer',
        params: { version: head.data.formatVersion, known: formatVersion },
      }),
  })
  return refusing.pipe(documentShape).safeParse(value)
}

/** JSON Schema of the document, with which editors complete and check it: with the forms' labels and hints in English. */
export function createDocumentSchema(): object {
  const t = getTranslator('en')
  return {
    ...z.toJSONSchema(documentShape, {
      io: 'input',
      unrepresentable: 'any',
      override({ jsonSchema }) {
        const { label, hint, unit } = jsonSchema
        for (const name of ['label', 'hint', 'control', 'choices', 'unit']) delete jsonSchema[name]
        const title = typeof label === 'string' ? translateIfKey(t, label) : undefined
        if (title !== undefined) jsonSchema.title = unit === undefined ? title : `${title} (${unit})`
        if (typeof hint === 'string') jsonSchema.description = translateIfKey(t, hint)
      },
    }),
    title: 'Configuration of Latchkey',
  }
}
