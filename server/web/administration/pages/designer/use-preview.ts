import { useEffect, useState } from 'preact/hooks'
import type { WizardStep } from '../../../../../shared/wizard/page.ts'
import type { RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'
import type { Definition } from '../workflows/load-workflows.ts'

type Simulate = 'POST /api/v1/admin/workflows/{policy}/{workflow}/simulations'
type Sent = AdminApi[Simulate]['send']['body']
/** The choices of the preview are the site’s languages, which the server checks. */
type Language = NonNullable<NonNullable<Sent['circumstances']>['language']>
type Outcome = NonNullable<Sent['outcomes']>[number]
type Moment = AdminApi[Simulate]['reply']['moments'][number]

interface Previewed {
  policy: string
  definition: Definition
  /** Key of the step whose page is wanted. */
  step: string
  /** BCP 47. */
  language: string
}

export interface Preview {
  /** What a person meets at the step; `not-met`: the step has no page, or a person who succeeds never comes to it. */
  met?: WizardStep | 'not-met'
  problem?: RequestProblem
}

/** So long nothing must change before the server is asked. */
const pauseMs = 600

/** What a made-up person who does everything right meets at a step; undefined: nothing is asked for. */
export function usePreview(api: Api, wanted: Previewed | undefined): Preview {
  const [preview, setPreview] = useState<Preview>({})
  const { definition, step, language } = wanted ?? {}
  useEffect(() => {
    if (!wanted) return
    let isCurrent = true
    const timer = setTimeout(async () => {
      const found = await findMet(api, wanted)
      if (isCurrent) setPreview(found)
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, definition, step, language])
  return preview
}

/** More pages than a person passes before a step: a workflow that goes round ends here. */
const maxMoments = 30

/** Follows a person who does everything right to the step. */
export async function findMet(api: Api, { policy, definition, step, language }: Previewed): Promise<Preview> {
  const outcomes: Outcome[] = []
  while (outcomes.length < maxMoments) {
    const reply = await api('POST /api/v1/admin/workflows/{policy}/{workflow}/simulations', {
      params: { policy, workflow: definition.id },
      body: {
        definition,
        madeUp: makeUpPerson(definition),
        circumstances: { language: language as Language },
        outcomes,
      },
    })
    if (!reply.ok) return { problem: reply.problem }
    const { moments } = reply.value
    const met = moments.find(({ stepKey }) => stepKey === step)
    if (met) return { met: met.step }
    const last = moments.at(-1)
    // The end, or an outcome that led nowhere.
    if (!last?.stepKey || moments.length <= outcomes.length) return { met: 'not-met' }
    outcomes.push(succeed(last))
  }
  return { met: 'not-met' }
}

const wantedChoices = ['right', 'approved'] as const

/** What leads on from a page: the right secret, another person’s consent, or the first answer that it takes. */
function succeed({ choices, step }: Moment): Outcome {
  const choose = wantedChoices.find((one) => choices.includes(one))
  if (choose) return { choose }
  const fields = step.status === 'ask' ? Object.entries(step.page.answer.properties) : []
  return {
    answer: Object.fromEntries(
      fields.map(([name, { type, enum: values, const: fixed }]) => [
        name,
        fixed ?? values?.[0] ?? (type === 'boolean' || ''),
      ]),
    ),
  }
}

/** A person who has registered everything, and is in the state that the workflow is offered in. */
function makeUpPerson({ availability }: Definition): NonNullable<Sent['madeUp']> {
  const isSo = (fact: string) => availability.some((rule) => rule.fact === fact && rule.is)
  const isNot = (fact: string) => availability.some((rule) => rule.fact === fact && !rule.is)
  return {
    states: [
      ...(isSo('accountLocked') ? (['locked'] as const) : []),
      ...(isSo('profileLocked') ? (['profileLocked'] as const) : []),
      ...(isSo('passwordExpired') ? (['passwordExpired'] as const) : []),
      ...(isSo('disabled') ? (['disabled'] as const) : []),
    ],
    methods: isNot('registered')
      ? ['corporate-mail', 'passcode']
      : ['questions', 'totp', 'passkey', 'personal-mail', 'corporate-mail', 'passcode'],
  }
}
