import { z } from 'zod'

export const bulkKinds = ['force-password-change', 'unregister'] as const
export type BulkKind = (typeof bulkKinds)[number]

const label = (name: string) => ({ label: `administration.bulk-${name}`, hint: `administration.bulk-${name}-hint` })
const names = (maximum: number) => z.array(z.string().trim().min(1).max(1000)).max(maximum).default([])

/** Who is in a list of groups, containers and people. */
const side = {
  groups: names(1_000).meta({ control: 'groups', ...label('groups') }),
  containers: names(1_000).meta({ control: 'containers', ...label('containers') }),
  /** As typed: `user`, `DOMAIN\user` or `user@domain`. */
  people: names(500).meta({ control: 'people', ...label('people') }),
}

/** Whom an administrator chooses: everybody whom one of the lines names, but those whom `exclude` names. */
export const bulkScope = z.strictObject({
  everybody: z.boolean().default(false).meta(label('everybody')),
  /** Ids: the people to whom one of these policies applies. */
  policies: z.array(z.string().min(1).max(100)).max(1_000).default([]).meta(label('policies')),
  ...side,
  exclude: z.strictObject(side).prefault({}).meta(label('exclude')),
})
export type BulkScope = z.output<typeof bulkScope>

/** How it goes on: how many people at once, how long it waits then, and what they are told. */
export const bulkPace = z.strictObject({
  /** People whom one wave reaches. */
  waveSize: z.int().min(1).max(100_000).default(100).meta(label('waveSize')),
  /** Between the end of a wave and the next one. */
  pauseMinutes: z.int().min(0).max(10_080).default(60).meta(label('pauseMinutes')),
  mail: z.boolean().default(true).meta(label('mail')),
  /** Stands in the mail, below the template's text. */
  message: z
    .string()
    .trim()
    .max(2_000)
    .optional()
    .meta({ control: 'textarea', ...label('message') }),
})

/** What an administrator sends to start one. */
export const newBulkOperation = z.strictObject({
  name: z.string().trim().min(1).max(100).meta(label('name')),
  scope: bulkScope.meta({ label: 'administration.bulk-scope' }),
  ...bulkPace.shape,
  /** Absent: now. */
  startAt: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ control: 'moment', ...label('startAt') }),
})

const person = z.strictObject({ id: z.string(), domain: z.string(), account: z.string() })
const resolvedSide = { ...side, people: z.array(person) }

/** As it is stored: groups by their SIDs, people by their ids. */
export const resolvedScope = bulkScope.extend({ ...resolvedSide, exclude: z.strictObject(resolvedSide) })
export type ResolvedScope = z.output<typeof resolvedScope>

export const bulkDefinition = bulkPace.extend({ scope: resolvedScope })
export type BulkDefinition = z.output<typeof bulkDefinition>
