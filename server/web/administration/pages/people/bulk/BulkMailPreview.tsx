import '../../mail/mail.css'
import { useEffect, useState } from 'preact/hooks'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../../address.ts'
import type { Json } from '../../../form/value.ts'
import { useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { PreviewedMail } from '../../mail/PreviewedMail.tsx'
import type { BulkKind } from './bulk.ts'

const templates = {
  'force-password-change': 'password-change-required',
  unregister: 'registration-removed',
} as const satisfies Record<BulkKind, string>

/** A pause in typing that renews the preview. */
const typingPauseMs = 400

/** The mail with a made-up person, as it is sent; its text is the template's, which has a page of its own. */
export function BulkMailPreview({
  api,
  language,
  kind,
  message,
}: Pick<PageProps, 'api' | 'language'> & { kind: BulkKind; message: Json | undefined }) {
  const t = useTranslator()
  const id = templates[kind]
  const typed = typeof message === 'string' ? message : ''
  const [settled, settle] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), typingPauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const loaded = useLoaded(
    () => api('POST /api/v1/admin/templates/{id}/preview', { params: { id }, body: { language, message: settled } }),
    [id, language, settled],
  )
  return (
    <section class="mail-preview">
      <h2 class="section-title">{t('administration.mail-preview')}</h2>
      <PreviewedMail loaded={loaded} />
      <p class="page-links">
        <a href={formatAddress(toAddress(['mail', 'templates', id]))}>{t('administration.bulk-change-mail')}</a>
      </p>
    </section>
  )
}
