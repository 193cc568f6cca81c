import { ArrowDown, ArrowUp, GripVertical } from 'lucide'
import { useRef } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import { useDraggable, useDropTarget } from '../drag.ts'
import { useFormTools } from '../form/form-context.ts'

const defaultPolicy = 'default'

interface PolicyEntryProps {
  id: string
  name: string
  enabled: boolean
  index: number
  onMove(to: number): void
  onClone(): void
}

/** A policy in the order of all: dragged, or moved by its buttons and by Alt with an arrow key; the default policy stays last. */
export function PolicyEntry({ id, name, enabled, index, onMove, onClone }: PolicyEntryProps) {
  const t = useTranslator()
  const { administers } = useFormTools().rights
  const element = useRef<HTMLLIElement>(null)
  const canMove = administers && id !== defaultPolicy
  useDraggable(element, canMove ? { policy: id, name } : undefined)
  const edge = useDropTarget(element, index)
  return (
    <li
      ref={element}
      class="drop-target"
      data-policy={id}
      data-edge={edge}
      onKeyDown={(event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (!event.altKey || step === undefined || !canMove) return
        event.preventDefault()
        onMove(index + step)
      }}
    >
      {canMove && (
        <span class="grip">
          <Icon icon={GripVertical} />
        </span>
      )}
      <div class="entry-text">
        {/* Otherwise the browser would drag the link. */}
        <a href={formatAddress(toAddress(['policies', id]))} draggable={false}>
          {name}
        </a>{' '}
        <span class="entry-state">
          {id === defaultPolicy && t('administration.policy-default')}
          {!enabled && t('administration.policy-off')}
        </span>
      </div>
      {administers && (
        <Button look="quiet" onPress={onClone}>
          {t('administration.clone')}
        </Button>
      )}
      {canMove && (
        <>
          <button
            type="button"
            class="icon-button"
            aria-label={t('administration.move-up', { item: name })}
            onClick={() => onMove(index - 1)}
          >
            <Icon icon={ArrowUp} />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={t('administration.move-down', { item: name })}
            onClick={() => onMove(index + 1)}
          >
            <Icon icon={ArrowDown} />
          </button>
        </>
      )}
    </li>
  )
}
