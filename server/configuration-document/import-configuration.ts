import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import { type Finding, toFindings } from '../policies/findings.ts'
import { predefinedWorkflows } from '../policies/predefined/index.ts'
import { jobDefinitions } from '../schedule/jobs/index.ts'
import { ensureJobs } from '../schedule/scheduler.ts'
import type { Store, Tx } from '../store/database.ts'
import { listPolicies } from '../store/management-policies.ts'
import { insertVersion } from '../store/resource-versions.ts'
import { raiseRevisionFrom, readRevision } from '../store/revisions.ts'
import { type ConfigurationDocument, parseDocument, readDocument, sectionOf } from './document.ts'
import type { Change, ComparisonServices, SectionComparison } from './section.ts'
import { jobsSection } from './sections/jobs.ts'
import { policiesSection } from './sections/policies.ts'
import { settingsSection } from './sections/settings.ts'
import { templatesSection } from './sections/templates.ts'
import { listWorkflowIds } from './sections/workflows.ts'

/** A finding, and the line of the file that it is about. */
export type PlacedFinding = Finding & { line: number }

export interface Comparison {
  /** Of the configuration that the document was compared with: another number if anything in it has changed. */
  version: number
  /** In the order in which they are written. */
  changes: readonly Change[]
  /** Nothing is written while there is one. */
  problems: readonly PlacedFinding[]
  warnings: readonly PlacedFinding[]
  /** Of the policies and workflows. */
  revision: number
}

/** The parser takes memory that a server needs only when somebody exports or imports. */
const loadYaml = () => import('./yaml-text.ts')

/** The whole configuration as YAML. */
export async function exportConfiguration(store: Store, schemaUrl: string): Promise<{ text: string; version: number }> {
  const { document, version } = await loadCurrent(store)
  const { writeYaml } = await loadYaml()
  const text = writeYaml(document, [`yaml-language-server: $schema=${schemaUrl}`])
  return { text, version }
}

async function loadCurrent(store: Store): Promise<{ document: ConfigurationDocument; version: number }> {
  await ensureJobs(store, jobDefinitions)
  const document = await readDocument(store.read)
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex')
  // Of seven digits, as the version of a resource may have; it only has to tell neighbours apart.
  return { document, version: Number.parseInt(digest.slice(0, 7), 16) }
}

/** What an import of this text would change; nothing is written. `by`: name of the administrator, empty at the server's terminal. */
export async function compareConfiguration(
  services: ComparisonServices,
  text: string,
  { by, signal }: { by: string; signal: AbortSignal },
): Promise<Comparison> {
  const { store } = services
  const revision = await readRevision(store.read, 'policies')
  const { version } = await loadCurrent(store)
  const refuse = (problems: PlacedFinding[]) => ({ version, revision, changes: [], problems, warnings: [] })
  const { readYaml } = await loadYaml()
  const yaml = readYaml(text)
  if ('problem' in yaml) return refuse([yaml.problem])
  const { value, findLine } = yaml.read
  const place = (finding: Finding) => ({ ...finding, line: findLine(finding.path) })
  const parsed = parseDocument(value)
  if (!parsed.success) return refuse(toFindings(parsed.error).map(place))
  const compared = await compareSections(services, parsed.data, { by, signal })
  const problems = compared.flatMap((one) => one.problems).map(place)
  const warnings = compared.flatMap((one) => one.warnings).map(place)
  return { version, revision, changes: compared.flatMap(({ changes }) => changes), problems, warnings }
}

async function compareSections(
  services: ComparisonServices,
  wanted: ConfigurationDocument,
  { by, signal }: { by: string; signal: AbortSignal },
): Promise<SectionComparison[]> {
  const { read } = services.store
  const policies = new Set((wanted.policies ?? (await listPolicies(read))).map(({ id }) => id))
  const own = wanted.policies?.flatMap((policy) => policy.workflows.map(({ id }) => id))
  const workflows = own ? new Set([...predefinedWorkflows.map(({ id }) => id), ...own]) : await listWorkflowIds(read)
  const context = { services, by, policies, workflows, signal }
  const inSection = (name: string, { changes, ...found }: SectionComparison): SectionComparison => {
    const place = (findings: readonly Finding[]) =>
      findings.map((finding) => ({ ...finding, path: `${name}.${finding.path}` }))
    return { changes, problems: place(found.problems), warnings: place(found.warnings) }
  }
  // In the order in which they are written: settings name policies.
  return [
    ...(wanted.policies ? [inSection('policies', await policiesSection.compare(context, wanted.policies))] : []),
    ...(wanted.templates ? [inSection('templates', await templatesSection.compare(context, wanted.templates))] : []),
    ...(wanted.settings ? [inSection('settings', await settingsSection.compare(context, wanted.settings))] : []),
    ...(wanted.jobs ? [inSection('jobs', await jobsSection.compare(context, wanted.jobs))] : []),
  ]
}

/**
 * Writes everything that a comparison found, in one transaction: each resource with its version and its event in the audit. Throws AppError
 * `changed-meanwhile` when another write was first, and writes nothing then. `actor`: absent for the server's terminal.
 */
export async function applyConfiguration(
  { store, audit }: { store: Store; audit: Audit },
  { changes, problems, revision }: Comparison,
  actor: { id: string; name: string } | undefined,
): Promise<void> {
  if (problems.length > 0) throw new AppError('settings-refused', { problems })
  await store.transaction(async (tx) => {
    const isOfPolicies = changes.some(({ resource }) => sectionOf[resource] === 'policies')
    // First, since its row makes other writers of policies and workflows wait.
    if (isOfPolicies && !(await raiseRevisionFrom(tx, 'policies', revision))) throw new AppError('changed-meanwhile')
    for (const change of changes) await applyChange(tx, audit, change, actor)
  })
}

async function applyChange(tx: Tx, audit: Audit, change: Change, actor?: { id: string; name: string }) {
  const written = await change.write(tx)
  if (!written) throw new AppError('changed-meanwhile')
  const { resource } = change
  const [policy = '', workflow] = change.id.split('/')
  const named = resource === 'workflow' ? { policy, id: workflow ?? '' } : { id: change.id }
  const event = resource === 'workflow' ? 'workflow-published' : 'configuration-changed'
  const action = change.action === 'deleted' ? 'deleted' : 'imported'
  const subject = actor && { id: actor.id, name: actor.name }
  await audit.append(tx, { event, subject, data: { resource, ...named, action, version: written.number } })
  if (written.kept) await insertVersion(tx, { ...written.kept, author: actor?.id })
}
