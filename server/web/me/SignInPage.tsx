import { useEffect, useMemo } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm } from '../../../shared/forms/form-state.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { accountSchema, namedAccount } from '../../../shared/wizard/account-schema.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { AnswerSchema } from '../../../shared/wizard/page.ts'
import { useWords } from '../../../shared/wizard/wording.ts'
import { Trouble } from './Trouble.tsx'
import { taskAddress } from './task-address.ts'
import type { Visit } from './visit.ts'

/** Account and password. Why it was refused is never said more exactly than the server does; who cannot sign in finds help below. */
export function SignInPage({ visit }: { visit: Visit }) {
  const words = useWords()
  const { site, busy, problem, ended, expired } = visit.state.value
  const form = useMemo(() => {
    const { properties, required = [] } = accountSchema(words, site?.domains ?? [])
    const password = { title: words('me.password-field'), minLength: 1, maxLength: 256, secret: true }
    const answer: AnswerSchema = {
      type: 'object',
      properties: { ...properties, password: { type: 'string', ...password, autocomplete: 'current-password' } },
      required: [...required, 'password'],
    }
    return createForm({ answer }, { earlier: { domain: site?.domains[0]?.name ?? '' } })
  }, [words, site])
  useEffect(() => {
    if (!ended) document.getElementById(controlId('account'))?.focus()
  }, [])
  useEffect(() => {
    if (!problem && !expired) return
    form.clearSecrets()
    if (problem) document.getElementById(controlId('password'))?.focus()
  }, [problem, expired])
  return (
    <>
      <PageHeading title={words('me.title')} name={site?.name} takeFocus={ended !== undefined} />
      <p class="page-text">{words('me.sign-in-text')}</p>
      {expired && (
        <Notice tone="warn" alert>
          <p>{words('me.password-expired')}</p>
          <a class="button" data-look="primary" href={taskAddress('manage-my-passwords', expired)}>
            {words('me.change-now')}
          </a>
        </Notice>
      )}
      {ended && !problem && !expired && (
        <Notice tone="quiet" alert>
          <p>{words(ended === 'by-time' ? 'me.signed-out-idle' : 'me.signed-out')}</p>
        </Notice>
      )}
      <Form
        form={form}
        onAnswer={({ password, ...named }) => {
          const who = namedAccount(named as { account: string; domain?: string })
          void visit.signIn({ ...who, password: String(password) })
        }}
        notices={<Trouble visit={visit} />}
        buttons={
          <Button look={expired ? 'second' : 'primary'} type="submit" busy={busy}>
            {words('me.sign-in')}
          </Button>
        }
      />
      <p class="next">
        <a href="/">{words('me.sign-in-help')}</a>
      </p>
    </>
  )
}
