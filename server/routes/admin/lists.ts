import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { heldList, type ListName, listNames } from '../../policies/password-lists/held-list.ts'
import { dictionaryLimits } from '../../policies/password-lists/import-dictionary.ts'
import { listReports, reportLists } from '../../policies/password-lists/list-reports.ts'
import { listNodes } from '../../store/nodes.ts'
import { mediaType } from '../body.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { type AdminServices, administratorOf, changeBy, defineResource } from './resource.ts'

const path = '/api/v1/admin/password-lists'
const caller = 'administrator'
const upload = ['text/plain', 'application/octet-stream']
/** A node that was not seen for so long is away. */
const aliveMs = 60_000

const listReply = z.object({
  id: z.enum(listNames),
  /** Which server answered; an upload and a removal are its own. */
  node: z.string(),
  held: heldList.optional(),
  /** An import that runs on this server: bytes read, entries kept. */
  running: z.object({ bytes: z.int(), entries: z.int() }).optional(),
  /** What every server says it has. `current`: the list that was imported last, wherever that was. */
  nodes: z.array(z.object({ id: z.string(), alive: z.boolean(), current: z.boolean(), held: heldList.optional() })),
})

const refusals = ['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const

const listed = defineOperation({
  ...{ id: 'listPasswordLists', method: 'get', path, caller, status: 200 },
  summary: 'The lists that password rules look into, on this server and, as they say, on the others',
  reply: z.object({ items: z.array(listReply) }),
  errors: ['sign-in-required', 'forbidden'],
})

const read = defineOperation({
  ...{ id: 'getPasswordList', method: 'get', path: `${path}/{id}`, caller, status: 200 },
  summary: 'One list (dictionary, breached), and how far an import of it is on this server',
  reply: listReply,
  errors: ['sign-in-required', 'forbidden', 'not-found'],
})

const query = z.strictObject({ minCount: z.coerce.number().int().min(0).default(0) })

const replaced = defineOperation({
  ...{ id: 'replacePasswordList', method: 'put', path: `${path}/{id}`, caller, status: 200, query, upload },
  summary:
    'Takes a list on this server: a dictionary of one word a line, up to 5 MB; or SHA-1 of published passwords, ordered by hash, of any size. ' +
    'The list before holds until the new one is whole, and stays when it is refused or broken off',
  reply: listReply,
  errors: [...refusals, 'invalid-request', 'unsupported-media-type', 'conflict', 'settings-refused'],
})

const removed = defineOperation({
  ...{ id: 'removePasswordList', method: 'delete', path: `${path}/{id}`, caller, status: 204 },
  summary: 'Removes a list from this server',
  errors: [...refusals, 'conflict'],
})

export const listsResource = defineResource({
  operations: [listed, read, replaced, removed],
  routes(app, services) {
    const { store, audit, node, lists } = services

    const changed = async (context: Context, data: { id: ListName; action: string; entries?: number }) => {
      await store.transaction((tx) => audit.append(tx, changeBy(context, { resource: 'password-list', ...data, node })))
      await reportLists(store, node, lists)
    }

    mount(app, listed, async (context) => {
      await reportLists(store, node, lists)
      return context.json({ items: await Promise.all(listNames.map((id) => replyOf(services, id))) })
    })

    mount(app, read, async (context) => {
      const id = named(context)
      await reportLists(store, node, lists)
      return context.json(await replyOf(services, id))
    })

    mount(app, replaced, async (context) => {
      const id = named(context)
      const { minCount } = readQuery(context, query)
      if (!upload.includes(mediaType(context) ?? '')) throw new AppError('unsupported-media-type')
      // Said before 50 MB have come; one that declares no size is counted as it comes.
      if (id === 'dictionary' && Number(context.req.header('content-length') ?? 0) > dictionaryLimits.bytes) {
        throw refused('list-too-large', { megabytes: dictionaryLimits.bytes / 1e6 })
      }
      const { account, domain } = administratorOf(context)
      const { signal } = context.req.raw
      const content = arriving(context.req.raw.body)
      const outcome = await lists.take(id, { content, by: `${account}@${domain}`, minCount, signal })
      if (outcome === 'running') throw running()
      if ('code' in outcome) throw refused(outcome.code, outcome.values)
      await changed(context, { id, action: 'imported', entries: outcome.entries })
      return context.json(await replyOf(services, id))
    })

    mount(app, removed, async (context) => {
      const id = named(context)
      const isRemoved = await lists.remove(id)
      if (isRemoved === 'running') throw running()
      if (!isRemoved) throw new AppError('not-found')
      await changed(context, { id, action: 'removed' })
      return context.body(null, 204)
    })
  },
})

function named(context: Context): ListName {
  const id = listNames.find((name) => name === context.req.param('id'))
  if (!id) throw new AppError('not-found')
  return id
}

async function replyOf({ store, node, lists }: AdminServices, id: ListName): Promise<z.output<typeof listReply>> {
  const reports = await listReports(store.read)
  const times = [...reports.values()].map((report) => report[id]?.importedAt ?? '')
  const last = [...reports.values()].find((report) => report[id]?.importedAt === times.sort().at(-1))?.[id]?.version
  const nodes = (await listNodes(store.read, aliveMs)).map(({ id: name, alive }) => {
    const held = reports.get(name)?.[id]
    return { id: name, alive, current: held?.version !== undefined && held.version === last, ...(held && { held }) }
  })
  const held = await lists.held(id)
  const running = lists.running(id)
  return { id, node, nodes, ...(held && { held }), ...(running && { running }) }
}

/** Throws AppError `invalid-request` for whoever hangs up in the middle, which is no trouble of ours. */
async function* arriving(body: Request['body']): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of body ?? []) yield chunk
  } catch (cause) {
    throw new AppError('invalid-request', { cause, values: { field: '' } })
  }
}

const refused = (code: string, values: Record<string, number>) =>
  new AppError('settings-refused', { problems: [{ path: '', code, values }] })
const running = () => new AppError('conflict', { problems: [{ path: '', code: 'list-import-running' }] })
