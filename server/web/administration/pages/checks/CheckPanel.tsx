import './checks.css'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'
import { useRequest } from '../../use-request.ts'

type Result = AdminApi['POST /api/v1/admin/checks/{id}']['reply']

const icons = { ok: CircleCheck, note: Info, warn: TriangleAlert, fail: CircleAlert }

/** One check of the doctor, run at a press on the server that answers. */
export function CheckPanel({ api, id }: { api: Api; id: string }) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [result, show] = useState<Result>()
  return (
    <section class="check">
      <div class="buttons">
        <Button
          look="primary"
          busy={busy}
          busyLabel={t('administration.check-running')}
          onPress={() => void send(() => api('POST /api/v1/admin/checks/{id}', { params: { id } }), show)}
        >
          {t('administration.check')}
        </Button>
      </div>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <div role="status">
        {result?.sections.map(({ title, findings }) => (
          // As the doctor prints them: they are English.
          <section key={title} lang="en">
            <h2 class="section-title">{title}</h2>
            <ul class="entries">
              {findings.map(({ level, subject, text }) => (
                <li key={subject} data-level={level}>
                  <Icon icon={icons[level]} />
                  <span class="only-read" lang={undefined}>
                    {t(`administration.check-${level}`)}
                  </span>
                  <span class="entry-text">
                    <strong>{subject}</strong> {text}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}
