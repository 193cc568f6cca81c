import { Menu } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import type { Section } from '../section.ts'

interface NavigationProps {
  sections: readonly Section[]
  current: string
  onJump(): void
}

/** The entries beside every page; on a narrow page a button opens them. */
export function Navigation({ sections, current, onJump }: NavigationProps) {
  const t = useTranslator()
  const [isOpen, open] = useState(false)
  return (
    <nav class="navigation" aria-label={t('administration.navigation')} data-open={isOpen ? '' : undefined}>
      <button type="button" class="navigation-toggle" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <Icon icon={Menu} />
        <span>{t('administration.navigation')}</span>
      </button>
      <ul>
        {sections.map(({ id, title, icon }) => (
          <li key={id}>
            <a
              href={formatAddress(toAddress([id]))}
              aria-current={id === current ? 'page' : undefined}
              onClick={() => open(false)}
            >
              <Icon icon={icon} />
              <span>{t(title)}</span>
            </a>
          </li>
        ))}
      </ul>
      <button type="button" class="jump-button" onClick={onJump}>
        {t('administration.jump')}
        <kbd>Ctrl K</kbd>
      </button>
    </nav>
  )
}
