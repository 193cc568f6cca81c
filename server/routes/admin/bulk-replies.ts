import { z } from 'zod'
import { bulkDefinition, bulkKinds, bulkPace } from '../../schedule/bulk/bulk-definition.ts'
import { bulkOutcomes, bulkStatuses } from '../../schedule/bulk/bulk-outcomes.ts'
import type { BulkOperation } from '../../store/bulk-operations.ts'

const moment = z.iso.datetime()
const names = z.object({ groups: z.array(z.string()), containers: z.array(z.string()), people: z.array(z.string()) })

export const bulkOperationReply = z.object({
  id: z.string(),
  kind: z.enum(bulkKinds),
  name: z.string(),
  status: z
    .enum(bulkStatuses)
    .describe('`preparing`: its people are being listed, from `startAt` on; nothing is done to them yet'),
  problem: z.string().optional().describe('What keeps it waiting, or made it pause'),
  by: z.string().optional().describe('Who started it, or resumed it last; absent: a name that was erased'),
  createdAt: moment,
  startAt: moment,
  endedAt: moment.optional(),
  nextAt: moment.optional().describe('Of one that goes on: when it does something next'),
  wave: z.int().describe('0 before the first'),
  isWaveRunning: z.boolean(),
  examined: z.int().describe('People of the directory who were looked at so far'),
  counts: z.partialRecord(z.enum(bulkOutcomes), z.int()).describe('People by what became of them'),
})

export const bulkDetails = bulkOperationReply.extend({
  isSwitchedOff: z.boolean().describe('The scheduled task `bulk-operations`, which carries it out, is off'),
  ...bulkPace.shape,
  scope: names.extend({ everybody: z.boolean(), policies: z.array(z.string()), exclude: names }),
})

export function toBulkReply(
  row: BulkOperation,
  counts: Record<string, number> = {},
): z.output<typeof bulkOperationReply> {
  const status = bulkStatuses.find((one) => one === row.status) ?? 'stopped'
  const isGoingOn = status === 'preparing' || status === 'running'
  return {
    id: row.id,
    kind: z.enum(bulkKinds).parse(row.kind),
    name: row.name,
    status,
    problem: row.problem ?? undefined,
    by: row.authorName ?? undefined,
    createdAt: row.createdAt.toISOString(),
    startAt: row.startAt.toISOString(),
    endedAt: row.endedAt?.toISOString(),
    nextAt: isGoingOn ? row.nextAt.toISOString() : undefined,
    wave: row.wave,
    isWaveRunning: row.waveLeft > 0,
    examined: row.examined,
    counts,
  }
}

export function toBulkDetails(
  row: BulkOperation,
  { counts, isSwitchedOff }: { counts?: Record<string, number>; isSwitchedOff: boolean },
): z.output<typeof bulkDetails> {
  const { scope, ...pace } = bulkDefinition.parse(JSON.parse(row.definition))
  const toNames = (side: Pick<typeof scope, 'groups' | 'containers' | 'people'>) => ({
    groups: side.groups,
    containers: side.containers,
    people: side.people.map(({ account, domain }) => `${domain}\\${account}`),
  })
  const { everybody, policies, exclude } = scope
  return {
    ...toBulkReply(row, counts),
    ...pace,
    isSwitchedOff,
    scope: { everybody, policies, ...toNames(scope), exclude: toNames(exclude) },
  }
}
