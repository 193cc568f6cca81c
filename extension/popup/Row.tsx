import { ChevronRight, type IconNode } from 'lucide'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'

interface RowProps {
  icon: IconNode
  title: string
  text: string
  tone?: 'warn'
  onPress: () => void
}

/** A large row that is a button as a whole. */
export function Row({ icon, title, text, tone, onPress }: RowProps) {
  return (
    <button type="button" class="row" data-tone={tone} onClick={onPress}>
      <span class="row-icon">
        <Icon icon={icon} />
      </span>
      <span class="row-words">
        <span class="row-title">
          <Breakable text={title} />
        </span>
        <span class="row-text">{text}</span>
      </span>
      <Icon icon={ChevronRight} />
    </button>
  )
}
