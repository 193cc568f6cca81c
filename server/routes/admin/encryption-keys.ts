import { z } from 'zod'
import { encryptedIds } from '../../store/encrypted-columns.ts'
import { listOldKeys } from '../../store/key-uses.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource } from './resource.ts'

/** What a key may be needed for, as `listOldKeys` counts it. */
const usesOfKeys = ['audit', 'proof', 'rows', 'runs', ...encryptedIds] as const

const list = defineOperation({
  id: 'listEncryptionKeys',
  method: 'get',
  path: '/api/v1/admin/encryption-keys',
  summary:
    'The keys of this server’s key file, newest first, without their secrets, and what still needs each older one; they are made and removed at the server’s terminal',
  caller: 'administrator',
  roles: readers,
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        createdAt: z.iso.datetime(),
        usedFrom: z.iso.datetime().describe('From when on it encrypts'),
        state: z.enum(['planned', 'in-use', 'old']),
        uses: z
          .array(z.object({ what: z.enum(usesOfKeys), count: z.int() }))
          .describe('Of an old key; empty: it can be removed'),
      }),
    ),
  }),
})

export const encryptionKeysResource = defineResource({
  operations: [list],
  routes(app, { store, keys }) {
    mount(app, list, async (context) => {
      const old = await listOldKeys(store.read, keys)
      const items = keys.list().map(({ id, createdAt, usedFrom, inUse }) => {
        const oldKey = old.find((one) => one.id === id)
        return {
          id,
          createdAt: createdAt.toISOString(),
          usedFrom: usedFrom.toISOString(),
          state: inUse ? ('in-use' as const) : oldKey ? ('old' as const) : ('planned' as const),
          uses: oldKey?.uses ?? [],
        }
      })
      return context.reply({ items })
    })
  },
})
