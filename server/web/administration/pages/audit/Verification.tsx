import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'

type Result = AdminApi['POST /api/v1/admin/audit/verification']['reply']

/** Whether the log held when it was last verified, and the button that verifies it now. */
export function Verification({ api, language }: PageProps) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [verified, show] = useState<Result>()
  const loaded = useLoaded(() => api('GET /api/v1/admin/audit/verification'), [])
  const last = verified ?? loaded.value?.last
  const values = last && { at: formatExact(last.at, language), events: last.events }
  return (
    <div class="audit-verification">
      <div role="status">
        {last && values && (
          <Notice
            tone={last.holds ? 'good' : 'bad'}
            text={t(last.holds ? 'administration.audit-holds' : 'administration.audit-broken', values)}
          >
            {!last.holds && (
              <ul>
                {last.problems.slice(0, 10).map(({ kind, node = '', sequence }, index) => (
                  <li key={index}>
                    <code>{[kind, node, sequence].filter((part) => part !== undefined && part !== '').join(' ')}</code>
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        {!last && loaded.value && <Notice tone="quiet" text={t('administration.audit-never-verified')} />}
      </div>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Button
        look="second"
        busy={busy}
        busyLabel={t('administration.audit-verifying')}
        onPress={() => void send(() => api('POST /api/v1/admin/audit/verification'), show)}
      >
        {t('administration.audit-verify')}
      </Button>
    </div>
  )
}
