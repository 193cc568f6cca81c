import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { NewApiKey } from './NewApiKey.tsx'

type ApiKey = AdminApi['GET /api/v1/admin/api-keys']['reply']['items'][number]

/** The keys of scripts: who made them, what they may, when they were used and when they end. */
export function ApiKeysPage(props: PageProps) {
  const { api, language } = props
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const loaded = useLoaded(() => api('GET /api/v1/admin/api-keys'), [])
  const [revoked, askFor] = useState<ApiKey>()
  const { problem, send } = useRequest()
  const revoke = ({ id }: ApiKey) => {
    askFor(undefined)
    return send(() => api('DELETE /api/v1/admin/api-keys/{id}', { params: { id } }), loaded.reload, loaded.reload)
  }
  return (
    <>
      <PageHeading title={t('administration.access-keys')} />
      <p class="page-text">{t('administration.keys-text')}</p>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('administration.keys-none')}</p>
          ) : (
            <ul class="entries">
              {items.map((key) => (
                <li key={key.id}>
                  <div class="entry-text">
                    <strong>{key.name}</strong>
                    <p class="entry-state">{describeScope(key, t)}</p>
                    <p class="entry-state">{describeUse(key, t, language)}</p>
                  </div>
                  {!isReadOnly && (
                    <Button look="second" onPress={() => askFor(key)}>
                      {t('administration.keys-revoke', { name: key.name })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {!isReadOnly && <NewApiKey {...props} onCreated={loaded.reload} />}
      {revoked && (
        <ConfirmDialog
          title={t('administration.keys-revoke', { name: revoked.name })}
          text={t('administration.keys-revoke-text')}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.keys-revoke', { name: revoked.name })}
          onKeep={() => askFor(undefined)}
          onConfirm={() => void revoke(revoked)}
        />
      )}
    </>
  )
}

type Translate = ReturnType<typeof useTranslator>

const describeScope = ({ role, policies, operations }: ApiKey, t: Translate): string =>
  [
    t(`administration.role-${role}`),
    policies.length > 0 && t('administration.keys-policies', { policies: policies.join(', ') }),
    operations && t('administration.keys-only', { operations: operations.join(', ') }),
  ]
    .filter(Boolean)
    .join(' · ')

function describeUse({ createdBy, expiresAt, isOver, lastUsedAt }: ApiKey, t: Translate, language: string): string {
  const at = (moment: string) => formatExact(moment, language)
  return [
    t(isOver ? 'administration.keys-over' : 'administration.keys-until', { at: at(expiresAt) }),
    lastUsedAt ? t('administration.keys-used', { at: at(lastUsedAt) }) : t('administration.keys-unused'),
    createdBy && t('administration.keys-by', { by: createdBy }),
  ]
    .filter(Boolean)
    .join(' · ')
}
