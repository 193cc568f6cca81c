import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../../routes/operations.ts'
import { formatAddress, toAddress } from '../../../address.ts'
import { SchemaFields } from '../../../form/SchemaForm.tsx'
import { isObject, type JsonObject } from '../../../form/value.ts'
import { Loading, useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { useRequest } from '../../../use-request.ts'
import { BulkCountView } from './BulkCountView.tsx'
import { BulkMailPreview } from './BulkMailPreview.tsx'
import { type BulkKind, bulkKinds } from './bulk.ts'
import { useBulkCount } from './use-bulk-count.ts'

type Started = AdminApi['POST /api/v1/admin/bulk-operations']['send']['body']

/** Chooses what is done to whom, in which waves and with which words; shows how many people that are before anything begins. */
export function NewBulkPage(props: PageProps) {
  const { api, address, language } = props
  const t = useTranslator()
  const [kind, choose] = useState<BulkKind>('force-password-change')
  const [value, setValue] = useState<JsonObject>({})
  const [isAsking, ask] = useState(false)
  const { busy, problem, send } = useRequest()
  const loaded = useLoaded(() => api('GET /api/v1/admin/bulk-operations/form'), [language])
  const counted = useBulkCount(api, kind, value.scope)
  const hasChanges = useRef(false)
  hasChanges.current = Object.keys(value).length > 0
  useEffect(() => address.guard(() => hasChanges.current), [address])
  const found = [...(counted.problem?.problems ?? []), ...(problem?.problems ?? [])]
  const problems = new Map(found.map(({ path, text }) => [path, text]))
  const chosen = counted.count?.chosen ?? 0

  const start = () =>
    send(
      // The fields have the shape of the call; what a person left out or mistyped is said at its field by the server.
      () => api('POST /api/v1/admin/bulk-operations', { body: { ...value, kind } as unknown as Started }),
      ({ id }) => {
        hasChanges.current = false
        address.open(toAddress(['people', 'bulk', id]))
      },
    )

  return (
    <>
      <PageHeading title={t('administration.bulk-new')} />
      <nav class="page-links">
        <a href={formatAddress(toAddress(['people', 'bulk']))}>{t('administration.bulk')}</a>
      </nav>
      <Loading loaded={loaded}>
        {({ form }) => (
          <form
            class="draft"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              if (counted.isWhole && chosen > 0) ask(true)
            }}
          >
            <fieldset class="field field-group">
              <legend class="field-label">{t('administration.bulk-kind')}</legend>
              {bulkKinds.map((one) => (
                <label key={one} class="option">
                  <input type="radio" name="kind" checked={one === kind} onChange={() => choose(one)} />
                  <span>{t(`administration.bulk-kind-${one}`)}</span>
                </label>
              ))}
              <p class="field-note">{t(`administration.bulk-about-${kind}`)}</p>
            </fieldset>
            <SchemaFields
              schema={form}
              path=""
              value={value}
              onChange={(changed) => isObject(changed) && setValue(changed)}
              problems={problems}
            />
            {value.mail !== false && <BulkMailPreview {...props} kind={kind} message={value.message} />}
            <BulkCountView counted={counted} />
            {problem && problems.size === 0 && <Notice tone="bad" alert text={problem.text} />}
            <Button look="primary" type="submit" busy={busy || !counted.isWhole || chosen === 0}>
              {t('administration.bulk-start')}
            </Button>
          </form>
        )}
      </Loading>
      {isAsking && (
        <ConfirmDialog
          title={t(`administration.bulk-ask-${kind}`, { count: chosen })}
          text={t('administration.bulk-ask-text', describeWaves(value, chosen))}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.bulk-start')}
          onKeep={() => ask(false)}
          onConfirm={() => {
            ask(false)
            void start()
          }}
        />
      )}
    </>
  )
}

/** As the server's defaults have it, where a field is left out. */
function describeWaves({ waveSize, pauseMinutes }: JsonObject, chosen: number) {
  const size = typeof waveSize === 'number' && waveSize > 0 ? waveSize : 100
  return {
    waves: Math.ceil(chosen / size),
    waveSize: size,
    pauseMinutes: typeof pauseMinutes === 'number' ? pauseMinutes : 60,
  }
}
