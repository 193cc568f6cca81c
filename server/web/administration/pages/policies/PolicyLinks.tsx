import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import type { PolicyPage } from './policy-pages.ts'

/** The pages of one policy: each edits a part of it. */
export function PolicyLinks({ id, current }: { id: string; current: PolicyPage }) {
  const t = useTranslator()
  const pages = [
    { page: 'policies', address: toAddress(['policies', id]), title: t('administration.policy-people') },
    { page: 'workflows', address: toAddress(['workflows'], { policy: id }), title: t('administration.workflows') },
    { page: 'questions', address: toAddress(['questions', id]), title: t('administration.questions') },
    { page: 'password-rules', address: toAddress(['password-rules', id]), title: t('administration.password-rules') },
  ] as const
  return (
    <nav class="page-links" aria-label={t('administration.policy-pages')}>
      {pages.map(({ page, address, title }) => (
        <a key={page} href={formatAddress(address)} aria-current={page === current ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  )
}
