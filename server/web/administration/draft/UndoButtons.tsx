import { Button } from '../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { Draft } from './draft.ts'

/** Goes back and forth through the changes of a draft. */
export function UndoButtons({ draft }: { draft: Draft }) {
  const t = useTranslator()
  return (
    <>
      <Button look="quiet" busy={!draft.canUndo.value} onPress={draft.undo}>
        {t('administration.undo')}
      </Button>
      <Button look="quiet" busy={!draft.canRedo.value} onPress={draft.redo}>
        {t('administration.redo')}
      </Button>
    </>
  )
}
