import { BlockList, isIP, isIPv6 } from 'node:net'
import { z } from 'zod'
import { toScopeKey } from '../../directory/distinguished-name.ts'
import type { ActivityContext } from '../activity.ts'
import { groupCondition } from './group.ts'
import { assessRisk, risks } from './risk.ts'

const label = (name: string) => ({ label: `activities.choose-path.${name}` })
const not = z.boolean().default(false).meta(label('not'))

export const statuses = ['locked', 'disabled', 'expired', 'must-change', 'account-expired', 'registered'] as const
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const timeZone = z.string().refine(isTimeZone, 'an IANA time zone, such as Europe/Berlin')
const range = z.string().refine(isRange, 'an address or a range, such as 10.0.0.0/8 or 2001:db8::/32')

/** What the choice of a path may depend on. */
export const condition = z.discriminatedUnion('fact', [
  groupCondition,
  z.strictObject({
    fact: z.literal('status').meta(label('fact-status')),
    is: z.enum(statuses).meta(label('status')),
    not,
  }),
  z.strictObject({
    fact: z.literal('network').meta(label('fact-network')),
    in: z.array(range).min(1).meta(label('network')),
    not,
  }),
  z.strictObject({
    fact: z.literal('time').meta(label('fact-time')),
    on: z
      .array(z.enum(weekdays))
      .min(1)
      .default([...weekdays])
      .meta(label('weekdays')),
    from: z.iso.time({ precision: -1 }).default('00:00').meta(label('from')),
    /** Excluded; before `from`: until that time on the next day. */
    until: z.iso.time({ precision: -1 }).default('00:00').meta(label('until')),
    timeZone: timeZone.default('UTC').meta(label('timeZone')),
    not,
  }),
  z.strictObject({ fact: z.literal('risk').meta(label('fact-risk')), atLeast: z.enum(risks).meta(label('risk')), not }),
])

export type Condition = z.output<typeof condition>

type ConditionContext = Pick<ActivityContext<unknown>, 'account' | 'now' | 'person' | 'profile' | 'run'>

/**
 * Facts about the person count only after the person has authenticated (or if an operator acts): a path that depends on the account
 * would reveal to a stranger that the account exists.
 */
export async function isConditionMet(condition: Condition, ctx: ConditionContext): Promise<boolean> {
  const isKnown = ctx.run.authenticated || ctx.run.operator !== undefined
  if (isAboutPerson(condition) && !isKnown) return false
  return (await isFactTrue(condition, ctx)) !== condition.not
}

const isAboutPerson = ({ fact }: Condition): boolean => fact !== 'network' && fact !== 'time'

async function isFactTrue(condition: Condition, ctx: ConditionContext): Promise<boolean> {
  switch (condition.fact) {
    case 'group': {
      const wanted = new Set(condition.in.map(toScopeKey))
      return ctx.person.groups.some((group) => wanted.has(group))
    }
    case 'status':
      return hasStatus(condition.is, ctx)
    case 'network':
      return ctx.run.address !== undefined && isInside(ctx.run.address, condition.in)
    case 'time':
      return isWithin(condition, ctx.now())
    case 'risk':
      return risks.indexOf(await assessRisk(ctx)) >= risks.indexOf(condition.atLeast)
  }
}

async function hasStatus(status: (typeof statuses)[number], { account, profile }: ConditionContext): Promise<boolean> {
  if (status === 'registered') return profile.isRegistered()
  const state = await account.state()
  return {
    locked: state.locked,
    disabled: state.disabled,
    expired: state.passwordExpired,
    'must-change': state.mustChange,
    'account-expired': state.accountExpired,
  }[status]
}

function isInside(address: string, ranges: readonly string[]): boolean {
  if (isIP(address) === 0) return false
  const list = new BlockList()
  for (const one of ranges) {
    const [network = '', prefix] = one.split('/')
    const family = isIPv6(network) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(network, family)
    else list.addSubnet(network, Number(prefix), family)
  }
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

function isRange(text: string): boolean {
  const [network = '', prefix, ...more] = text.split('/')
  const family = isIP(network)
  if (family === 0 || more.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32))
}

function isTimeZone(text: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(text) || text === 'UTC'
}

/** The day on which the span began decides: a night from Friday to Saturday belongs to Friday. */
function isWithin({ on, from, until, timeZone }: Extract<Condition, { fact: 'time' }>, now: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}`
  const today = weekdays.map(String).indexOf(part('weekday').toLowerCase())
  const isOn = (day: number) => on.some((one) => one === weekdays[(day + 7) % 7])
  if (from < until) return isOn(today) && from <= time && time < until
  return (isOn(today) && from <= time) || (isOn(today - 1) && time < until)
}
