import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Tx } from '../store/database.ts'
import type { ActivityContext, ActivityPage, AnyActivity, Refusal, Result, RunFacts } from './activity.ts'
import type { Desk } from './testing.ts'

/** A step of several pages, turned as the engine turns them: prepared, asked, checked, executed, its writes done. */
export async function turnPages(
  desk: Desk,
  activity: AnyActivity,
  of: { account: string; settings?: object; run?: Partial<RunFacts>; change?: (ctx: AnyContext) => AnyContext },
) {
  const { account, settings, run, change = (ctx) => ctx } = of
  let memory: unknown
  const context = async () => change(await desk.context(activity, account, { settings, run, memory } as never))

  async function settle(result: Result | undefined): Promise<Result | undefined> {
    const refusal = result && 'record' in result ? await written(desk, result) : undefined
    if (refusal) return { kind: 'page', memory, problem: refusal }
    if (result?.kind === 'page') memory = JSON.parse(JSON.stringify(result.memory ?? null)) ?? undefined
    return result
  }
  await settle(await activity.prepare?.(await context()))
  return {
    /** As it would lie in the run's row. */
    memory: () => memory,
    page: async () => (await activity.page?.(await context())) as ActivityPage,
    /** The choices of the standing page's field, by value. */
    async choices(field = 'choice'): Promise<Record<string, string>> {
      const { answer = z.never() } = (await activity.page?.(await context())) ?? {}
      const schema = z.toJSONSchema(answer, { io: 'input' }) as { properties?: Record<string, { choices?: object }> }
      return { ...schema.properties?.[field]?.choices }
    },
    /** What an answer comes to; a refusal is given with the kind `refused`. */
    async answer(given: Record<string, unknown>) {
      const ctx = await context()
      const page = (await activity.page?.(ctx)) as ActivityPage
      const isAction = page.actions?.some((action) => isDeepStrictEqual(action.answer, given))
      const narrow = isAction ? activity.answer : (page.answer ?? activity.answer)
      if (!narrow?.safeParse(given).success) return { kind: 'refused', code: 'not-accepted' } as const
      const answer = activity.answer?.parse(given)
      const refusal = await activity.check?.(ctx, answer)
      return refusal ? ({ kind: 'refused', ...refusal } as const) : settle(await activity.execute?.(ctx, answer))
    },
  }
}

/** Its writes, all or none. */
async function written(desk: Desk, result: Extract<Result, { record?: unknown }>): Promise<Refusal | undefined> {
  let refusal: Refusal | undefined
  const work = async (tx: Tx) => {
    await result.record?.(tx)
    refusal = result.kind === 'ok' ? await result.unless?.(tx) : undefined
    if (refusal) throw new Error('to be undone')
  }
  await desk.store.transaction(work).catch((error: unknown) => {
    if (!refusal) throw error
  })
  return refusal
}

type AnyContext = ActivityContext<unknown>
