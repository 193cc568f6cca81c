import type { Context } from 'hono'
import { z } from 'zod'
import { maxConfigurationBytes } from '../../../shared/upload-limits.ts'
import { sectionOf } from '../../configuration-document/document.ts'
import {
  applyConfiguration,
  type Comparison,
  compareConfiguration,
  exportConfiguration,
} from '../../configuration-document/import-configuration.ts'
import { administrationSettings } from '../../policies/administration.ts'
import { isAdministrator } from '../../policies/staff-roles.ts'
import { administratorsOnly, getActor, readers } from '../authorise.ts'
import { schemaPath } from '../configuration-schema.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { ChangedMeanwhile, translateFindings } from '../problem.ts'
import { getStaffMember } from '../require-session.ts'
import { describeChange } from './configuration-words.ts'
import { type AdminServices, assertNoProblems, defineResource, readIfMatch, withEtag } from './resource.ts'

const path = '/api/v1/admin/configuration'
const caller = 'administrator'
const body = z.strictObject({ document: z.string() })
/** In JSON a line break takes two bytes. */
const maxBodyBytes = 2 * maxConfigurationBytes

const version = z.int().describe('Another number if anything in the configuration has changed')
const administeredResources = Object.keys(sectionOf) as [keyof typeof sectionOf, ...(keyof typeof sectionOf)[]]
const placedFinding = z.object({ path: z.string(), line: z.int(), code: z.string(), text: z.string() })
const comparisonReply = z.object({
  version,
  changes: z.array(
    z.object({
      resource: z.enum(administeredResources),
      id: z.string(),
      name: z.string(),
      action: z.enum(['created', 'changed', 'deleted']),
      parts: z.array(z.object({ title: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  problems: z.array(placedFinding).describe('While there is one, an import is refused'),
  warnings: z.array(placedFinding),
})

const exportAll = defineOperation({
  id: 'exportConfiguration',
  method: 'get',
  path,
  summary: 'The whole configuration as one YAML document, without secrets',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({ document: z.string(), version }),
})

const compare = defineOperation({
  id: 'compareConfiguration',
  method: 'post',
  path: `${path}/comparison`,
  summary: 'What an import of this document would change, in words, and what is wrong with it; nothing is saved',
  caller,
  roles: readers,
  maxBodyBytes,
  body,
  status: 200,
  reply: comparisonReply,
})

const importAll = defineOperation({
  id: 'importConfiguration',
  method: 'put',
  path,
  summary:
    'Applies the whole document in one transaction, or nothing: over the configuration whose version a comparison gave. ' +
    'A section that the document leaves out stays as it is; a policy, workflow or own mail text that a section leaves out is removed',
  caller,
  roles: administratorsOnly,
  maxBodyBytes,
  body,
  ifMatch: true,
  status: 200,
  reply: comparisonReply,
})

export const configurationResource = defineResource({
  operations: [exportAll, compare, importAll],
  routes(app, services) {
    const { store } = services

    const compareDocument = (context: Context, document: string) =>
      compareConfiguration(services, document, { by: getActor(context).displayName, signal: context.req.raw.signal })

    mount(app, exportAll, async (context) => {
      const { text, version } = await exportConfiguration(store, services.staffUrl + schemaPath)
      return context.reply(withEtag(context, { document: text, version }))
    })

    mount(app, compare, async (context, { body: { document } }) => {
      const comparison = await compareDocument(context, document)
      return context.reply(withEtag(context, describeComparison(context, comparison)))
    })

    mount(app, importAll, async (context, { body: { document } }) => {
      const expectedVersion = readIfMatch(context)
      const comparison = await compareDocument(context, document)
      assertMayApply(services, context, comparison)
      if (comparison.version !== expectedVersion) throw new ChangedMeanwhile({ version: comparison.version })
      await applyConfiguration(services, comparison, getActor(context))
      services.policies.invalidate()
      return context.reply(describeComparison(context, comparison))
    })
  },
})

/** Throws AppError `settings-refused`, and `forbidden` for an API key that would change how staff sign in or who they are. */
function assertMayApply({ directory }: AdminServices, context: Context, { changes, problems }: Comparison): void {
  assertNoProblems(problems)
  const ofStaff = changes.filter(({ resource, id }) => resource === 'settings' && /^(administration|staff)$/.test(id))
  if (ofStaff.length === 0) return
  const member = getStaffMember(context)
  const roles = ofStaff.find(({ id }) => id === 'administration')?.after
  if (roles !== undefined && !isAdministrator(member, administrationSettings.parse(roles), directory))
    assertNoProblems([{ path: 'settings.administration.groups', code: 'without-yourself' }])
}

function describeComparison(context: Context, { version, changes, problems, warnings }: Comparison) {
  const language = negotiateLanguage(context)
  const translate = (findings: Comparison['problems']) =>
    translateFindings(findings, language).map((finding, index) => ({ ...finding, line: findings[index]?.line ?? 1 }))
  return {
    version,
    changes: changes.map((change) => describeChange(change, language)),
    problems: translate(problems),
    warnings: translate(warnings),
  }
}
