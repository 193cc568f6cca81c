import type { MessageKey } from '../../../shared/languages/keys.ts'
import { factors } from '../../factors/index.ts'
import { isTooNew } from '../../profiles/method.ts'
import { type Context, choiceOf, innerOf, type Method, text } from './methods.ts'

/** Ids of the strong ones, with the kind under which a profile has them. */
const strong = new Map<string, string>(
  factors.flatMap(({ id, isStrong, registered }) => (isStrong && registered ? [[id, registered.kind] as const] : [])),
)

const onSite = ({ settings, run, policy, url }: Context): Method[] =>
  settings.methods.filter(({ method }) => {
    const { activity, isSwitchedOn } = choiceOf(method).asking
    return activity.sites.includes(run.operator ? 'helpdesk' : 'self-service') && (isSwitchedOn?.(policy, url) ?? true)
  })

/** Only methods whose activity runs on this site, and of these the person's strong ones, if there are any. */
export function offered(ctx: Context): Method[] {
  const found = ctx.memory?.offered
  return found ? onSite(ctx).filter(({ method }) => found.includes(method)) : onSite(ctx)
}

/** A method that is too new does not count: alone it would not be accepted, and the others would be lost with it. */
export async function findOffered(ctx: Context): Promise<Context> {
  const { settings, profile, policy, memory } = ctx
  const methods = onSite(ctx)
  const mayBeStrong = methods.some(({ method }) => strong.has(method))
  if (settings.accept === 'any' || !mayBeStrong) return { ...ctx, memory: { ...memory, offered: undefined } }
  const registered = await profile.methods()
  const old = registered.filter((one) => !isTooNew(one, policy.newMethodHours, ctx.now())).map(({ kind }) => kind)
  const own = methods.filter(({ method }) => old.includes(strong.get(method) ?? ''))
  return { ...ctx, memory: { ...memory, offered: own.length > 0 ? own.map(({ method }) => method) : undefined } }
}

export interface CallerMethod {
  id: string
  /** Why the caller cannot show it. */
  obstacle?: MessageKey
}

/** On the Helpdesk site, whose operators see what a person has registered anyway. */
export async function findCallerMethods(ctx: Context): Promise<CallerMethod[]> {
  const registered = new Set((await ctx.profile.methods()).map(({ kind }) => kind))
  return Promise.all(
    offered(ctx).map(async (one) => ({ id: one.method, obstacle: await findObstacle(ctx, one, registered) })),
  )
}

async function findObstacle(ctx: Context, one: Method, kinds: ReadonlySet<string>): Promise<MessageKey | undefined> {
  const { asking, factor } = choiceOf(one.method)
  if (asking.findObstacle) return asking.findObstacle(innerOf(ctx, one).inner)
  if (!factor.registered || kinds.has(factor.registered.kind)) return undefined
  return text(factor.registering === 'in-directory' ? 'obstacle-not-in-directory' : 'obstacle-not-registered')
}
