import { useState } from 'preact/hooks'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { TextField } from '../../form/simple-fields.tsx'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { MailLinks } from './MailLinks.tsx'

/** Every mail that Latchkey sends, by its subject, with what has a text of the organisation. */
export function TemplatesPage({ api, language }: PageProps) {
  const t = useTranslator()
  const [typed, type] = useState('')
  const loaded = useLoaded(() => api('GET /api/v1/admin/templates', { query: { limit: 200 } }), [language])
  return (
    <>
      <PageHeading title={t('administration.mail')} />
      <MailLinks />
      <TextField
        schema={{ title: t('administration.mail-find'), description: t('administration.mail-find-hint') }}
        path="find"
        value={typed}
        onChange={(text) => type(String(text ?? ''))}
        problems={new Map()}
      />
      <Loading loaded={loaded}>
        {({ items }) => (
          <ul class="entries">
            {findTemplates(items, typed).map(({ id, title, workflowTitle, languages }) => (
              <li key={id}>
                <div class="entry-text">
                  <a href={formatAddress(toAddress(['mail', 'templates', id]))}>{title}</a>
                  <p class="entry-state">{workflowTitle ?? t('administration.mail-general')}</p>
                </div>
                {languages.length > 0 && (
                  <span class="entry-state">{t('administration.mail-own', { languages: languages.join(', ') })}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loading>
    </>
  )
}

interface TemplateItem {
  id: string
  title: string
  workflowTitle?: string
  languages: string[]
}

/** Those with all the words that were typed; at first, those with own texts come first. */
function findTemplates(items: readonly TemplateItem[], typed: string): readonly TemplateItem[] {
  if (typed.trim() === '') return items.toSorted((one, other) => other.languages.length - one.languages.length)
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter(({ id, title, workflowTitle = '' }) =>
    words.every((word) => `${id} ${title} ${workflowTitle}`.toLowerCase().includes(word)),
  )
}
