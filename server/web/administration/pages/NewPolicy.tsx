import { useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { toAddress } from '../address.ts'
import { useFormTools } from '../form/form-context.ts'
import { TextField } from '../form/simple-fields.tsx'
import type { PageProps } from '../section.ts'
import { useRequest } from '../use-request.ts'

/** Makes a policy, switched off, and opens it. */
export function NewPolicy({ api, address }: PageProps) {
  const t = useTranslator()
  const { rights } = useFormTools()
  const [name, setName] = useState('')
  const { busy, problem, send } = useRequest()
  const create = () =>
    send(
      () => api('POST /api/v1/admin/policies', { body: { name } }),
      ({ id }) => address.open(toAddress(['policies', id])),
    )
  const problems = new Map(problem?.problems?.map(({ path, text }) => [`new-${path}`, text]))
  if (!rights.administers) return null
  return (
    <section>
      <h2 class="section-title">{t('administration.new-policy')}</h2>
      {problem && problems.size === 0 && <Notice tone="bad" alert text={problem.text} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <TextField
          schema={{ title: t('administration.new-policy-name') }}
          path="new-name"
          value={name}
          onChange={(typed) => setName(String(typed ?? ''))}
          problems={problems}
        />
        <Button look="second" type="submit" busy={busy}>
          {t('administration.create')}
        </Button>
      </form>
    </section>
  )
}
