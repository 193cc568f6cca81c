import '../directory/directory.css'
import { useEffect, useState } from 'preact/hooks'
import type { Translator } from '../../../../shared/languages/translator.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import { useFormTools } from './form-context.ts'
import type { Json } from './value.ts'

type Counted = AdminApi['POST /api/v1/admin/policies/{id}/count']['reply']
type Scope = AdminApi['POST /api/v1/admin/policies/{id}/count']['send']['body']['userScope']

/** A pause in editing that starts a count. */
const editingPauseMs = 500
const maxExamples = 10

/** Whom the scope covers as it is being edited: how many people, and ten of them. */
export function ScopeCount({ scope }: { scope: Json | undefined }) {
  const t = useTranslator()
  const { policy } = useFormTools()
  const { count, problem } = useCount(scope)
  if (policy === undefined) return null
  const others = count ? count.covered - count.holds : 0
  return (
    <section class="scope-count" aria-label={t('administration.count-title')}>
      <p role="status">
        {problem?.text ?? (count ? describeCount(t, count) : t('administration.count-running'))}
        {count && others > 0 && ` ${t('administration.count-others', { count: others })}`}
      </p>
      {count && count.examples.length > 0 && (
        <ul class="examples">
          {count.examples.map(({ displayName, account, domain, holds }) => (
            <li key={`${domain}\\${account}`}>
              {displayName}{' '}
              <span class="entry-state">
                {account}
                {holds.id !== policy && ` · ${t('administration.count-holds', { policy: holds.name })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const describeCount = (t: Translator, { covered, examined, next }: Counted): string =>
  t(next ? 'administration.count-so-far' : 'administration.count-covers', { count: covered, examined })

/** Counts again when the scope has changed; a large company is counted in several requests, whose numbers add up. */
function useCount(scope: Json | undefined): { count?: Counted; problem?: RequestProblem } {
  const { api, policy } = useFormTools()
  const [state, setState] = useState<{ count?: Counted; problem?: RequestProblem }>({})
  const key = JSON.stringify(scope ?? null)
  useEffect(() => {
    if (policy === undefined) return
    let isCurrent = true
    async function run(id: string): Promise<void> {
      let sum: Counted | undefined
      do {
        // JSON as the form has it; the server checks it.
        const body = { userScope: scope as Scope, from: sum?.next }
        const reply = await api('POST /api/v1/admin/policies/{id}/count', { params: { id }, body })
        if (!isCurrent) return
        if (!reply.ok) return setState({ problem: reply.problem })
        sum = sum ? add(sum, reply.value) : reply.value
        setState({ count: sum })
      } while (sum.next)
    }
    const timer = setTimeout(() => void run(policy), editingPauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, policy, key])
  return state
}

const add = (sum: Counted, more: Counted): Counted => ({
  examined: sum.examined + more.examined,
  covered: sum.covered + more.covered,
  holds: sum.holds + more.holds,
  examples: [...sum.examples, ...more.examples].slice(0, maxExamples),
  next: more.next,
})
