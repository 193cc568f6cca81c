import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { useFormTools } from '../../form/form-context.ts'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import type { PersonRecord } from './person-record.ts'

type Registered = PersonRecord['registered'][number]

interface PersonRegistrationsProps extends PageProps {
  person: { id: string; domain: string }
  name: string
  registered: readonly Registered[]
  onChange(): void
}

/** What the person registered; a lost passkey is removed, or everything at once. */
export function PersonRegistrations({ api, language, person, name, registered, onChange }: PersonRegistrationsProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const [asked, askFor] = useState<Registered | 'everything'>()
  const { busy, problem, send } = useRequest()
  const { id, domain } = person

  function remove(one: Registered | 'everything'): Promise<void> {
    askFor(undefined)
    const removal =
      one === 'everything'
        ? () => api('DELETE /api/v1/admin/people/{id}/registrations', { params: { id }, query: { domain } })
        : () =>
            api('DELETE /api/v1/admin/people/{id}/registrations/{method}', {
              params: { id, method: one.method },
              query: { domain, item: one.item },
            })
    return send<unknown>(removal, onChange)
  }

  return (
    <section>
      <h2 class="section-title">{t('administration.person-registered')}</h2>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      {registered.length === 0 && <p>{t('administration.person-registered-none')}</p>}
      <ul class="entries">
        {registered.map((one) => (
          <li key={one.method + (one.item ?? '') + (one.name ?? '')}>
            <span class="entry-text">
              {one.title} {one.name && <span class="entry-state">{one.name}</span>}
            </span>
            <span class="entry-state">
              {one.since
                ? t('administration.since', { at: formatExact(one.since, language) })
                : !one.removable && t('administration.person-in-directory')}
            </span>
            {one.removable && !isReadOnly && (
              <Button look="quiet" busy={busy} onPress={() => askFor(one)}>
                {t('administration.person-remove', { method: describe(one) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && registered.some(({ removable }) => removable) && (
        <div class="buttons">
          <Button look="second" busy={busy} onPress={() => askFor('everything')}>
            {t('administration.person-unregister')}
          </Button>
        </div>
      )}
      {asked === 'everything' && (
        <ConfirmDialog
          title={t('administration.person-unregister')}
          text={t('administration.person-unregister-text', { name })}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.person-unregister')}
          onKeep={() => askFor(undefined)}
          onConfirm={() => void remove('everything')}
        />
      )}
      {asked && asked !== 'everything' && (
        <ConfirmDialog
          title={t('administration.person-remove', { method: describe(asked) })}
          text={t('administration.person-remove-text', { name })}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.person-remove', { method: describe(asked) })}
          onKeep={() => askFor(undefined)}
          onConfirm={() => void remove(asked)}
        />
      )}
    </section>
  )
}

const describe = ({ title, name }: Registered): string => [title, name].filter(Boolean).join(' ')
