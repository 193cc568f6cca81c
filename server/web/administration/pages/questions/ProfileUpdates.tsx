import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Reply } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'
import { isEqual, type Json } from '../../form/value.ts'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { addCounts, listReasons, type UpdateCount } from './update-counts.ts'

type Count = 'POST /api/v1/admin/policies/{id}/profile-updates'

interface ProfileUpdatesProps extends Pick<PageProps, 'api'> {
  /** Id of the policy. */
  policy: string
  questions: Json | undefined
}

/** Counts, at a press, who must update their answers: by the saved questions, and as they are edited. */
export function ProfileUpdates({ api, policy, questions }: ProfileUpdatesProps) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [count, setCount] = useState<UpdateCount & { asked?: Json }>()
  const isShown = useRef(true)
  useEffect(
    () => () => {
      isShown.current = false
    },
    [],
  )
  const start = () => {
    setCount(undefined)
    const show = (sum: UpdateCount) => {
      setCount({ ...sum, asked: questions })
      return isShown.current
    }
    return send(() => countAll(api, policy, questions, show))
  }
  return (
    <section>
      <h2 class="section-title">{t('administration.updates')}</h2>
      <p class="page-text">{t('administration.updates-text')}</p>
      <div class="buttons">
        <Button look="second" busy={busy} busyLabel={t('administration.updates-counting')} onPress={() => void start()}>
          {t('administration.updates-count')}
        </Button>
      </div>
      {problem && (
        <Notice
          tone="bad"
          alert
          text={problem.problems ? t('administration.question-lists-with-problems') : problem.text}
        />
      )}
      <div class="answer" role="status">
        {count && <Counted count={count} />}
        {count && !isEqual(count.asked, questions) && <p>{t('administration.updates-stale')}</p>}
      </div>
    </section>
  )
}

function Counted({ count }: { count: UpdateCount }) {
  const t = useTranslator()
  const { answered, examined, saved, edited, next } = count
  if (next) return <p>{t('administration.updates-so-far', { count: examined })}</p>
  return (
    <>
      <p>
        {t('administration.updates-answered', { count: answered })}{' '}
        {t('administration.updates-saved', { count: saved.people })}{' '}
        {t('administration.updates-edited', { count: edited.people })}
      </p>
      <ul class="entries">
        {listReasons(count).map(({ reason, before, after }) => (
          <li key={reason}>
            <span class="entry-text">{t(`administration.update-reason-${reason}`)}</span>
            <span class="entry-state">{t('administration.updates-because', { before, after })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A large company is counted in several requests, whose numbers add up. `show` returns whether the page still waits for them. */
async function countAll(
  api: Api,
  policy: string,
  questions: Json | undefined,
  show: (sum: UpdateCount) => boolean,
): Promise<Reply<UpdateCount>> {
  let sum: UpdateCount | undefined
  do {
    // JSON as the form has it; the server checks it.
    const body = { questions: questions as AdminApi[Count]['send']['body']['questions'], from: sum?.next }
    const reply = await api('POST /api/v1/admin/policies/{id}/profile-updates', { params: { id: policy }, body })
    if (!reply.ok) return reply
    sum = sum ? addCounts(sum, reply.value) : reply.value
  } while (show(sum) && sum.next)
  return { ok: true, value: sum }
}
