import { useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { SiteApi } from '../../routes/operations.ts'
import type { Api } from './client.ts'
import { TextField } from './form/simple-fields.tsx'
import { useRequest } from './use-request.ts'

type Named = SiteApi['POST /api/v1/admin/first-start']['reply']

interface FirstStartProps {
  api: Api
  /** The administrators are named, and one of them signs in. */
  onDone(): void
}

const fields = ['code', 'group', 'account'] as const

/** Until Latchkey has an administrator: the code of the server's terminal lets this browser name the administrators' group, once. */
export function FirstStart({ api, onDone }: FirstStartProps) {
  const t = useTranslator()
  const [typed, type] = useState({ code: '', group: '', account: '' })
  const [named, setNamed] = useState<Named>()
  const { busy, problem, send } = useRequest()
  if (named) return <Done named={named} onDone={onDone} />
  const ofCode = problem?.code === 'enrolment-code-refused' ? [['code', problem.text] as const] : []
  const problems = new Map([...ofCode, ...(problem?.problems ?? []).map(({ path, text }) => [path, text] as const)])
  return (
    <>
      <PageHeading title={t('administration.first-start')} />
      <p class="page-text">{t('administration.first-start-text')}</p>
      <form
        class="first-start"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send(() => api('POST /api/v1/admin/first-start', { body: typed }), setNamed)
        }}
      >
        {problem && problems.size === 0 && <Notice tone="bad" alert text={problem.text} />}
        {fields.map((field) => (
          <TextField
            key={field}
            schema={{
              title: t(`administration.first-start-${field}`),
              description: t(`administration.first-start-${field}-hint`),
            }}
            path={field}
            value={typed[field]}
            onChange={(value) => type((before) => ({ ...before, [field]: String(value ?? '') }))}
            problems={problems}
          />
        ))}
        <Button look="primary" type="submit" busy={busy}>
          {t('administration.first-start-name')}
        </Button>
      </form>
    </>
  )
}

function Done({ named: { group, account, enrolment }, onDone }: { named: Named; onDone(): void }) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.first-start-done')} />
      <p class="page-text">{t('administration.first-start-done-text', { group, account })}</p>
      <p class="shown-once">
        <output>{enrolment.code}</output>
      </p>
      <Button look="primary" onPress={onDone}>
        {t('administration.first-start-sign-in')}
      </Button>
    </>
  )
}
