import { Notice } from '../../../shared/ui/Notice.tsx'
import type { LegacyPage } from './page.ts'

/** Why the previous request failed. */
export function Note({ page }: { page: LegacyPage }) {
  if (!page.note) return null
  return <Notice tone={page.note.tone} alert={page.note.tone !== 'quiet'} text={page.note.text} />
}

/** Hidden fields of every form. */
export function Hidden({ page, action, fields = {} }: HiddenProps) {
  const sent = { 'form-token': page.createToken(action), ...fields }
  return (
    <>
      {Object.entries(sent).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}

interface HiddenProps {
  page: LegacyPage
  action: string
  fields?: Record<string, string | number | undefined>
}

/** A link that looks like a button. */
export function LinkButton({ look, href, children }: LinkButtonProps) {
  return (
    <a class="button" data-look={look} href={href}>
      <span class="button-label">{children}</span>
    </a>
  )
}

interface LinkButtonProps {
  look: 'primary' | 'second' | 'quiet'
  href: string
  children: string
}
