import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Reply } from '../../../../../shared/wizard/wizard-client.ts'
import { formatAddress, toAddress } from '../../address.ts'
import type { Api } from '../../client.ts'
import { useFormTools } from '../../form/form-context.ts'
import { isObject, type Json, type JsonObject, readPath, writePath } from '../../form/value.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { type FoundSetting, listFields } from './find-settings.ts'
import { SettingsLinks } from './SettingsLinks.tsx'

/** A field that is by default again, and what it was before. */
interface ResetField {
  field: FoundSetting
  before: Json | undefined
}

/** Every field that is not as supplied, with what it is and what it would be; one press sets it back, another takes that back. */
export function DifferencesPage({ api, language }: PageProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { problem, busy, send } = useRequest()
  const [reset, remember] = useState<ResetField>()
  const loaded = useLoaded(() => api('GET /api/v1/admin/settings'), [language])

  const setBack = (field: FoundSetting) =>
    send(
      () => writeField(api, field, undefined),
      (before) => {
        remember({ field, before })
        loaded.reload()
      },
    )
  const takeBack = ({ field, before }: ResetField) =>
    send(
      () => writeField(api, field, before),
      () => {
        remember(undefined)
        loaded.reload()
      },
    )

  return (
    <>
      <PageHeading title={t('administration.settings-differences')} />
      <SettingsLinks />
      <p class="page-text">{t('administration.settings-differences-text')}</p>
      {problem && (
        <Notice tone="bad" alert text={problem.text}>
          {problem.problems?.map(({ path, text }) => (
            <p key={path}>{text}</p>
          ))}
        </Notice>
      )}
      <div role="status">
        {reset && (
          <Notice tone="good" text={t('administration.is-default-again', { title: reset.field.title })}>
            <Button look="second" busy={busy} onPress={() => void takeBack(reset)}>
              {t('administration.undo')}
            </Button>
          </Notice>
        )}
      </div>
      <Loading loaded={loaded}>
        {({ items }) => {
          const different = listFields(items).filter(({ isDefault }) => !isDefault)
          return different.length === 0 ? (
            <p>{t('administration.settings-differences-none')}</p>
          ) : (
            <ul class="entries">
              {different.map((field) => (
                <li key={`${field.name}.${field.path}`}>
                  <div class="entry-text">
                    <a href={formatAddress(toAddress(['settings', field.name], { field: field.path }))}>
                      {`${field.group} · ${field.title}`}
                    </a>
                    <dl class="differences">
                      <div>
                        <dt>{t('administration.value-now')}</dt>
                        <dd>{field.value}</dd>
                      </div>
                      <div>
                        <dt>{t('administration.by-default')}</dt>
                        <dd>{field.default}</dd>
                      </div>
                    </dl>
                  </div>
                  {!isReadOnly && (
                    <Button look="second" busy={busy} onPress={() => void setBack(field)}>
                      {t('administration.set-back')}
                      <span class="only-read"> {field.title}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
    </>
  )
}

/** Writes one field over what is stored now, and answers with what it was. */
async function writeField(
  api: Api,
  { name, path }: FoundSetting,
  written: Json | undefined,
): Promise<Reply<Json | undefined>> {
  const params = { name }
  const current = await api('GET /api/v1/admin/settings/{name}', { params })
  if (!current.ok) return current
  const { version } = current.value
  // It came as JSON.
  const settings = current.value.settings as JsonObject
  const changed = writePath(settings, path, written)
  const reply = await api('PUT /api/v1/admin/settings/{name}', {
    params,
    version,
    body: isObject(changed) ? changed : {},
  })
  return reply.ok ? { ok: true, value: readPath(settings, path) } : reply
}
