import './password-rules.css'
import { useMemo, useState } from 'preact/hooks'
import { createForm } from '../../../../../shared/forms/form-state.ts'
import { SecretInput } from '../../../../../shared/forms/SecretInput.tsx'
import type { Translator } from '../../../../../shared/languages/translator.ts'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import { DirectorySearch } from '../../directory/DirectorySearch.tsx'
import { useFormTools } from '../../form/form-context.ts'
import { isEqual, type Json } from '../../form/value.ts'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import type { EditedRules, Trial } from './calls.ts'
import { DirectoryComparison } from './DirectoryComparison.tsx'
import { TriedRules } from './TriedRules.tsx'

interface TryOutProps extends Pick<PageProps, 'api' | 'language'> {
  /** Id. */
  policy: string
  rules: Json | undefined
}

/** Says of a password, with or without a person who would set it, what each rule says to it, and where the directory asks for more. */
export function TryOut(props: TryOutProps) {
  const { api, language, policy, rules } = props
  const t = useTranslator()
  const { administers } = useFormTools().rights
  const [person, choose] = useState<{ name: string; account: string }>()
  const { busy, problem, send } = useRequest()
  const [tried, show] = useState<Trial & { asked?: Json }>()
  const form = useMemo(
    () =>
      createForm({
        answer: {
          type: 'object',
          properties: { tried: { type: 'string', title: t('administration.try'), secret: true } },
        },
      }),
    [t],
  )
  const [field] = form.fields
  const sendPassword = () =>
    send(
      () =>
        api('POST /api/v1/admin/policies/{id}/password-trials', {
          params: { id: policy },
          body: {
            password: String(form.values.peek().tried ?? ''),
            rules: rules as EditedRules,
            person: person && { account: person.account },
          },
        }),
      (trial) => show({ ...trial, asked: rules }),
      () => show(undefined),
    )
  const chooseAnother = (chosen: typeof person) => {
    choose(chosen)
    show(undefined)
  }
  return (
    <>
      <section>
        <h2 class="section-title">{t('administration.try-title')}</h2>
        <div class="field">
          <label class="field-label" for="try-person">
            {t('administration.try-person')}
          </label>
          <DirectorySearch
            kind="person"
            id="try-person"
            onChoose={({ name, value }) => chooseAnother({ name, account: value })}
          />
        </div>
        {person && (
          <p class="page-links">
            <span>{t('administration.try-as', { name: person.name })}</span>
            <Button look="quiet" onPress={() => chooseAnother(undefined)}>
              {t('administration.try-nobody')}
            </Button>
          </p>
        )}
        {administers && field && (
          <form
            class="try-out"
            noValidate
            autocapitalize="none"
            autoCorrect="off"
            onSubmit={(event) => {
              event.preventDefault()
              void sendPassword()
            }}
          >
            <SecretInput form={form} field={field} note={t('administration.try-hint')} />
            <div class="buttons">
              <Button look="second" type="submit" busy={busy}>
                {t('administration.try-now')}
              </Button>
            </div>
          </form>
        )}
        {problem && <Notice tone="bad" alert text={describeProblem(problem, t)} />}
        <div class="answer" role="status" aria-busy={busy}>
          {tried && <TriedRules trial={tried} isStale={!isEqual(tried.asked, rules)} />}
        </div>
      </section>
      <DirectoryComparison api={api} language={language} policy={policy} rules={rules} person={person?.account} />
    </>
  )
}

/** What is wrong with a rule stands at its field, once it is saved. */
function describeProblem({ text, problems }: RequestProblem, t: Translator): string {
  const ofPassword = problems?.find(({ path }) => path === 'password')
  return ofPassword?.text ?? (problems ? t('administration.rules-with-problems') : text)
}
