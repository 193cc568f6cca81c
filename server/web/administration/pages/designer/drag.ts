import {
  draggable,
  dropTargetForElements,
  type ElementEventBasePayload,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** What is dragged: a step of the list, or an activity that becomes one. */
export type Dragged = { step: number } | { activity: string }

/** Where it would land: before or after a step. */
export type Edge = 'before' | 'after'

const readDragged = ({ source }: Pick<ElementEventBasePayload, 'source'>): Dragged | undefined => {
  const { step, activity } = source.data
  if (typeof step === 'number') return { step }
  return typeof activity === 'string' ? { activity } : undefined
}

/** Lets the element be dragged; by touch after a long press. */
export function useDraggable(element: RefObject<HTMLElement | null>, dragged: Dragged): void {
  useEffect(() => {
    if (!element.current) return
    return draggable({ element: element.current, getInitialData: () => ({ ...dragged }) })
  }, [JSON.stringify(dragged)])
}

/** Lets something be dropped beside the step; the returned edge is where it would land now. */
export function useDropTarget(element: RefObject<HTMLElement | null>, index: number): Edge | undefined {
  const [edge, setEdge] = useState<Edge>()
  useEffect(() => {
    const { current } = element
    if (!current) return
    const toEdge = (y: number): Edge => {
      const { top, height } = current.getBoundingClientRect()
      return y < top + height / 2 ? 'before' : 'after'
    }
    return dropTargetForElements({
      element: current,
      getData: ({ input }) => ({ index, edge: toEdge(input.clientY) }),
      onDrag: ({ self }) => setEdge(self.data.edge as Edge),
      onDragLeave: () => setEdge(undefined),
      onDrop: () => setEdge(undefined),
    })
  }, [index])
  return edge
}

/** Calls `onDrop` with what was dropped and its place in the list as it was, from 0 to the number of steps. */
export function useDrops(onDrop: (dragged: Dragged, place: number) => void): void {
  useEffect(() =>
    monitorForElements({
      onDrop({ source, location }) {
        const dragged = readDragged({ source })
        const target = location.current.dropTargets[0]?.data
        if (!dragged || typeof target?.index !== 'number') return
        onDrop(dragged, target.edge === 'after' ? target.index + 1 : target.index)
      },
    }),
  )
}

/** The place of a moved step once it has left its old one. */
export const toMovedPlace = (from: number, place: number): number => (place > from ? place - 1 : place)
