import { z } from 'zod'
import { toScopeKey } from '../../directory/distinguished-name.ts'
import { readAdministration } from '../../policies/administration.ts'
import { listGroupConditions } from '../../policies/group-conditions.ts'
import { nameGroups } from '../../policies/name-groups.ts'
import { listScopeEntries } from '../../policies/scope-entries.ts'
import { listRoleGroups } from '../../policies/staff-roles.ts'
import { parseStoredPolicy } from '../../policies/stored-policy.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies } from '../../store/management-policies.ts'
import { listCurrentWorkflows } from '../../store/workflow-versions.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource, pageQuery, pageReply, paginate } from './resource.ts'
import { toWorkflowReply } from './workflow-reply.ts'

const path = '/api/v1/admin/named-groups'

const list = defineOperation({
  id: 'listNamedGroups',
  method: 'get',
  path,
  summary:
    'Every line of a setting, policy or workflow that names a group, with the name that the directory has for it',
  caller: 'administrator',
  roles: readers,
  query: pageQuery,
  status: 200,
  reply: pageReply(
    z.object({
      resource: z.string().describe('Where it is changed'),
      path: z.string().describe('The line in there'),
      group: z.string().describe('As it is stored: the SID'),
      name: z.string().optional().describe('Absent: the directory has no such group, or does not answer'),
    }),
  ),
})

export const namedGroupsResource = defineResource({
  operations: [list],
  routes(app, { store, directory }) {
    mount(app, list, async (context, { query }) => {
      const lines = await listLines(store.read)
      const { items, next } = paginate(lines, ({ resource, path }) => `${resource} ${path}`, query)
      const groups = items.map(({ group }) => group)
      const names = await nameGroups(directory, groups, context.req.raw.signal)
      return context.reply({ items: items.map((line) => ({ ...line, name: names.get(toScopeKey(line.group)) })), next })
    })
  },
})

interface Line {
  resource: string
  path: string
  group: string
}

async function listLines(reader: Reader): Promise<Line[]> {
  const [administration, policies, workflows] = await Promise.all([
    readAdministration(reader),
    listPolicies(reader),
    listCurrentWorkflows(reader),
  ])
  const lines: Line[] = listRoleGroups(administration).map(({ path, group }) => ({
    resource: 'settings/administration',
    path,
    group,
  }))
  for (const policy of policies.map(parseStoredPolicy))
    for (const { kind, path, entry } of listScopeEntries(policy))
      if (kind === 'group') lines.push({ resource: `policies/${policy.id}`, path, group: entry })
  for (const workflow of workflows.flatMap((row) => toWorkflowReply(row) ?? []))
    for (const { path, entry } of listGroupConditions(workflow.definition))
      lines.push({ resource: `workflows/${workflow.policy}/${workflow.id}`, path, group: entry })
  return lines.toSorted((one, other) => compare(`${one.resource} ${one.path}`, `${other.resource} ${other.path}`))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
