import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { dictionaryLimits } from '../../policies/password-lists/import-dictionary.ts'
import { loadListReports, saveListReport } from '../../policies/password-lists/list-reports.ts'
import { type ListName, listNames, storedList } from '../../policies/password-lists/stored-list.ts'
import { findUsedLists } from '../../policies/password-rules/used-lists.ts'
import { listNodes, nodeAliveMs } from '../../store/nodes.ts'
import { insertVersion } from '../../store/resource-versions.ts'
import { administratorsOnly, getActor, getStaffCaller, mayRead, policyReaders } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { type AdminServices, createChangeRecord, createVersion, defineResource } from './resource.ts'

const path = '/api/v1/admin/password-lists'
const params = z.object({ id: z.enum(listNames) })
const caller = 'administrator'

const listReply = z.object({
  id: z.enum(listNames),
  node: z.string().describe('The server that answered; an upload or removal changes this server only'),
  held: storedList.optional(),
  former: storedList.optional().describe('The list before, which this server can restore; of the dictionary only'),
  running: z
    .object({ bytes: z.int(), entries: z.int() })
    .optional()
    .describe('An import under way on this server: bytes read, entries stored'),
  maxBytes: z.int().optional().describe('A larger file is refused; absent: of any size'),
  usedBy: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .describe('Policies with a rule that searches the list, of those that the caller may read'),
  nodes: z
    .array(z.object({ id: z.string(), alive: z.boolean(), current: z.boolean(), held: storedList.optional() }))
    .describe('What every server reports. `current`: the list that was imported last, on whichever server'),
})

const list = defineOperation({
  id: 'listPasswordLists',
  method: 'get',
  path,
  summary: 'The lists that password rules search, on this server and, as reported, on the others',
  caller,
  roles: policyReaders,
  status: 200,
  reply: z.object({ items: z.array(listReply) }),
})

const get = defineOperation({
  id: 'getPasswordList',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One list (dictionary, breached) and the progress of an import on this server',
  caller,
  roles: policyReaders,
  params,
  status: 200,
  reply: listReply,
})

const replace = defineOperation({
  id: 'replacePasswordList',
  method: 'put',
  path: `${path}/{id}`,
  summary:
    'Imports a list on this server: a dictionary of one word per line, up to 5 MB; or SHA-1 hashes of published passwords, ' +
    'ordered by hash, of any size. The previous list stays in use until the new one is complete, or when the import fails',
  caller,
  roles: administratorsOnly,
  params,
  query: z.strictObject({ minCount: z.coerce.number().int().min(0).default(0) }),
  upload: ['text/plain', 'application/octet-stream'],
  status: 200,
  reply: listReply,
  errors: ['conflict', 'settings-refused'],
})

const remove = defineOperation({
  id: 'removePasswordList',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Removes a list from this server',
  caller,
  roles: administratorsOnly,
  params,
  status: 204,
  errors: ['conflict'],
})

const restore = defineOperation({
  id: 'restorePasswordList',
  method: 'post',
  path: `${path}/{id}/restore`,
  summary: 'Brings back the list before on this server, after an import or a removal; the current one takes its place',
  caller,
  roles: administratorsOnly,
  params,
  status: 200,
  reply: listReply,
  errors: ['conflict'],
})

export const passwordListsResource = defineResource({
  operations: [list, get, replace, restore, remove],
  routes(app, services) {
    const { store, audit, node, lists } = services

    const recordChange = async (context: Context, change: { id: ListName; action: string; entries?: number }) => {
      const record = createChangeRecord(context, { resource: 'password-list', ...change, node })
      const held = change.action === 'removed' ? null : await lists.readList(change.id)
      await store.transaction(async (tx) => {
        await audit.append(tx, record)
        const { id, action } = change
        await insertVersion(
          tx,
          createVersion(context, { resource: 'password-list', id, action, content: { node, held } }),
        )
      })
      await saveListReport(store, node, lists)
    }

    mount(app, list, async (context) => {
      await saveListReport(store, node, lists)
      return context.reply({ items: await Promise.all(listNames.map((id) => loadListReply(services, context, id))) })
    })

    mount(app, get, async (context, { params: { id } }) => {
      await saveListReport(store, node, lists)
      return context.reply(await loadListReply(services, context, id))
    })

    mount(app, replace, async (context, { params: { id }, query: { minCount } }) => {
      // Refused before 50 MB have arrived; a body without a declared size is counted while it arrives.
      if (id === 'dictionary' && Number(context.req.header('content-length') ?? 0) > dictionaryLimits.bytes) {
        throw listRefused('list-too-large', { megabytes: dictionaryLimits.bytes / 1e6 })
      }
      const importedBy = getActor(context).name
      const { signal } = context.req.raw
      const content = readUpload(context.req.raw.body)
      const outcome = await lists.importList(id, { content, importedBy, minCount, signal })
      if (outcome === 'running') throw importRunning()
      if ('code' in outcome) throw listRefused(outcome.code, outcome.values)
      await recordChange(context, { id, action: 'imported', entries: outcome.entries })
      return context.reply(await loadListReply(services, context, id))
    })

    mount(app, restore, async (context, { params: { id } }) => {
      const restored = await lists.restoreList(id, getActor(context).name)
      if (restored === 'running') throw importRunning()
      if (!restored) throw new AppError('not-found')
      await recordChange(context, { id, action: 'restored', entries: restored.entries })
      return context.reply(await loadListReply(services, context, id))
    })

    mount(app, remove, async (context, { params: { id } }) => {
      const isRemoved = await lists.removeList(id)
      if (isRemoved === 'running') throw importRunning()
      if (!isRemoved) throw new AppError('not-found')
      await recordChange(context, { id, action: 'removed' })
      return context.reply()
    })
  },
})

async function loadListReply(
  { store, node, lists, policies }: AdminServices,
  context: Context,
  id: ListName,
): Promise<z.output<typeof listReply>> {
  const reports = await loadListReports(store.read)
  const imported = [...reports.values()].flatMap((report) => report[id] ?? [])
  const times = imported.map(({ importedAt = '' }) => importedAt)
  const newestVersion = imported.find(({ importedAt = '' }) => importedAt === times.toSorted().at(-1))?.version
  const nodes = (await listNodes(store.read, nodeAliveMs)).map(({ id: name, alive }) => {
    const held = reports.get(name)?.[id]
    return { id: name, alive, current: held !== undefined && held.version === newestVersion, held }
  })
  const caller = getStaffCaller(context)
  const usedBy = (await policies.listPolicies())
    .filter((policy) => mayRead(caller, policy.id) && findUsedLists(policy.rules).has(id))
    .map(({ id, name }) => ({ id, name }))
  const maxBytes = id === 'dictionary' ? dictionaryLimits.bytes : undefined
  const [held, former] = await Promise.all([lists.readList(id), lists.readFormer(id)])
  return { id, node, nodes, usedBy, maxBytes, held, former, running: lists.findProgress(id) }
}

/** Throws AppError `invalid-request` when the client hangs up halfway, which is not a fault of the server. */
async function* readUpload(body: Request['body']): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of body ?? []) yield chunk
  } catch (cause) {
    throw new AppError('invalid-request', { cause, values: { field: '' } })
  }
}

const listRefused = (code: string, values: Record<string, number>) =>
  new AppError('settings-refused', { problems: [{ path: '', code, values }] })
const importRunning = () => new AppError('conflict', { problems: [{ path: '', code: 'list-import-running' }] })
