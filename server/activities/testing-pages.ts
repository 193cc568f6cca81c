import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { translateText } from '../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { toAnswerSchema } from '../engine/answer-schema.ts'
import type { Tx } from '../store/database.ts'
import type { ActivityContext, ActivityPage, AnyActivity, Refusal, Result, RunFacts } from './activity.ts'
import type { ActivityHarness } from './testing.ts'

/** Takes a step through its pages as the engine does: prepare, page, check, execute, write. */
export async function createPageHarness(
  harness: ActivityHarness,
  activity: AnyActivity,
  options: { account: string; settings?: object; run?: Partial<RunFacts>; change?: (ctx: AnyContext) => AnyContext },
) {
  const { account, settings, run, change = (ctx) => ctx } = options
  let memory: unknown
  const context = async () => change(await harness.context(activity, account, { settings, run, memory }))

  async function settle(result: Result | undefined): Promise<Result | undefined> {
    const refusal = result && 'record' in result ? await writeResult(harness, result) : undefined
    if (refusal) return { kind: 'page', memory, problem: refusal }
    if (result?.kind === 'page') memory = JSON.parse(JSON.stringify(result.memory ?? null)) ?? undefined
    return result
  }
  await settle(await activity.prepare?.(await context()))
  return {
    /** As the run's row would hold it. */
    memory: () => memory,
    page: async () => (await activity.page?.(await context())) as ActivityPage,
    /** The choices of a field of the current page, by value. */
    async choices(field = 'choice'): Promise<Record<string, string>> {
      return { ...readFields(await activity.page?.(await context()))[field]?.choices }
    },
    /** What can be pressed in the rows of the current page: "row: label → choice". */
    async rowActions(): Promise<string[]> {
      const { actions = [] } = (await activity.page?.(await context())) ?? {}
      const t = getTranslator('en')
      return actions.map(({ row, label, answer }) => `${row}: ${translateText(t, label)} → ${answer.choice}`)
    },
    /** The result of an answer; a refusal has the kind `refused`. */
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

/** The fields of a page's answer, as the engine sends them to an English client. */
export const readFields = (page: ActivityPage | undefined) =>
  toAnswerSchema(page?.answer ?? z.never(), getTranslator('en')).properties

/** Writes everything or nothing. */
async function writeResult(
  harness: ActivityHarness,
  result: Extract<Result, { record?: unknown }>,
): Promise<Refusal | undefined> {
  let refusal: Refusal | undefined
  const work = async (tx: Tx) => {
    await result.record?.(tx)
    refusal = 'checkInTransaction' in result ? await result.checkInTransaction?.(tx) : undefined
    if (refusal) throw new Error('to be undone')
  }
  await harness.store.transaction(work).catch((error: unknown) => {
    if (!refusal) throw error
  })
  return refusal
}

type AnyContext = ActivityContext<unknown>
