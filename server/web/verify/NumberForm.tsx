import { useLayoutEffect, useMemo } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm } from '../../../shared/forms/form-state.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { createAccountSchema, parseAccount } from '../../../shared/wizard/account-schema.ts'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { VerifyStore } from './verify-store.ts'

/** Account and number. What was typed stays after a refusal, which is said at the number. */
export function NumberForm({ store }: { store: VerifyStore }) {
  const t = useTranslator()
  const { site, busy, isProvingWork, problem } = store.state.value
  const form = useMemo(() => {
    const { properties, required = [] } = createAccountSchema(t, site?.domains ?? [])
    const number = {
      type: 'string',
      title: t('verify.number'),
      description: t('verify.number-hint'),
      minLength: 1,
      maxLength: 20,
      autocomplete: 'off',
      digits: 6,
    } as const
    const answer = { type: 'object', properties: { ...properties, number }, required: [...required, 'number'] } as const
    return createForm(
      { answer: { ...answer, required: [...answer.required] } },
      { earlierValues: { domain: site?.domains[0]?.name ?? '' } },
    )
  }, [t, site])
  const isRefused = problem?.code === 'mutual-proof-refused'
  const shownForm = useMemo(() => {
    if (!isRefused) return form
    form.problems.value = { number: { text: problem.text } }
    return { ...form, refusedField: 'number', announcesRefusal: true }
  }, [form, problem])
  useLayoutEffect(() => document.getElementById(controlId(isRefused ? 'number' : 'account'))?.focus(), [problem])
  return (
    <Form
      form={shownForm}
      onAnswer={({ account, domain, number }) =>
        void store.typeNumber({
          ...parseAccount({ account: String(account), domain: domain === undefined ? undefined : String(domain) }),
          number: String(number),
        })
      }
      notices={
        <>
          {problem && !isRefused && <Notice tone="bad" alert text={problem.text} />}
          {isProvingWork && <Notice tone="quiet" alert text={t('site.proving-work')} />}
        </>
      }
      buttons={
        <Button look="primary" type="submit" busy={busy}>
          {t('verify.submit')}
        </Button>
      }
    />
  )
}
