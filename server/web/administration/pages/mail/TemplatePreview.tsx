import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'
import type { Edited } from '../../draft/ResourcePage.tsx'
import { useFormTools } from '../../form/form-context.ts'
import { isObject, type Json } from '../../form/value.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import { useRequest } from '../../use-request.ts'
import { compareLines } from './compare-lines.ts'
import { PreviewedMail } from './PreviewedMail.tsx'
import { listOwnTexts } from './template-source.ts'

interface TemplatePreviewProps extends Edited {
  api: Api
  id: string
  /** BCP 47: of the page, and at first of the mail that is shown. */
  language: string
}

type Template = AdminApi['GET /api/v1/admin/templates/{id}']['reply']

/** A pause in typing that renews the preview. */
const typingPauseMs = 400

/** The mail as its readers get it, in each language, while its texts are edited; and what they change. */
export function TemplatePreview({ api, id, language, value, change }: TemplatePreviewProps) {
  const t = useTranslator()
  const { languages, isReadOnly } = useFormTools()
  const [shown, show] = useState(language)
  const own = listOwnTexts(value)
  const texts = JSON.stringify(own)
  const [settled, settle] = useState(texts)
  useEffect(() => {
    const timer = setTimeout(() => settle(texts), typingPauseMs)
    return () => clearTimeout(timer)
  }, [texts])
  const template = useLoaded(() => api('GET /api/v1/admin/templates/{id}', { params: { id } }), [id])
  const params = { id }
  const body = { language: shown, wordings: own }
  const preview = useLoaded(
    () => api('POST /api/v1/admin/templates/{id}/preview', { params, body }),
    [id, shown, settled],
  )
  const test = useRequest()
  const [sentTo, tell] = useState<string>()
  return (
    <section class="mail-preview">
      <h2 class="section-title">{t('administration.mail-preview')}</h2>
      <fieldset class="choices">
        <legend class="only-read">{t('administration.mail-language')}</legend>
        {languages.map(({ code, name }) => (
          <label key={code} class="option">
            <input type="radio" name="preview" checked={code === shown} onChange={() => show(code)} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <PreviewedMail loaded={preview} />
      {test.problem && <Notice tone="bad" alert text={test.problem.text} />}
      <div class="buttons" hidden={isReadOnly}>
        <Button
          look="second"
          busy={test.busy}
          onPress={() =>
            void test.send(
              () => api('POST /api/v1/admin/templates/{id}/test', { params, body }),
              ({ to }) => tell(to),
            )
          }
        >
          {t('administration.mail-test')}
        </Button>
        {template.value && (
          <Button
            look="quiet"
            onPress={() =>
              change({ ...value, [shown]: { ...readOwn(value[shown]), ...supplied(template.value, shown) } })
            }
          >
            {t('administration.mail-begin-with-supplied')}
          </Button>
        )}
        {Object.keys(own).length > 0 && (
          <Button look="quiet" onPress={() => change({})}>
            {t('administration.mail-reset')}
          </Button>
        )}
      </div>
      <span role="status">{sentTo && t('administration.mail-sent-to', { address: sentTo })}</span>
      <Loading loaded={template}>
        {(loaded) => (
          <>
            <Differences before={supplied(loaded, shown)} after={readOwn(value[shown])} />
            <h3 class="section-title">{t('administration.mail-parameters')}</h3>
            <ul class="step-chips chips">
              {loaded.parameters
                .filter(({ secret }) => !secret)
                .map(({ name }) => (
                  <li key={name} class="step-chip">{`{${name}}`}</li>
                ))}
            </ul>
          </>
        )}
      </Loading>
    </section>
  )
}

const supplied = (template: Template | undefined, language: string): { subject: string; text: string } =>
  template?.supplied[language] ?? { subject: '', text: '' }

const readOwn = (own: Json | undefined) => (isObject(own) ? own : {})

/** What the own text changed since the supplied one, line by line; nothing where there is no own text. */
function Differences({ before, after }: { before: { subject: string; text: string }; after: Record<string, Json> }) {
  const t = useTranslator()
  if (after.subject === undefined && after.text === undefined) return null
  const join = ({ subject = '', text = '' }: Partial<Record<'subject' | 'text', Json>>) => `${subject}\n\n${text}`
  return (
    <section aria-label={t('administration.mail-differences')}>
      <h3 class="section-title">{t('administration.mail-differences')}</h3>
      <div class="differences mail-text">
        {compareLines(join(before), join(after)).map(({ kind, text }, index) => {
          const line = text === '' ? '\u00a0' : text
          // Lines are their places: several may be equal.
          if (kind === 'removed') return <del key={index}>{line}</del>
          return kind === 'added' ? <ins key={index}>{line}</ins> : <span key={index}>{line}</span>
        })}
      </div>
    </section>
  )
}
