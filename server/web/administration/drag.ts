import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** What is dragged, in the words of the list that it is dropped in. */
export type Dragged = Readonly<Record<string, unknown>>

/** Where it would land: before or after an entry. */
export type Edge = 'before' | 'after'

/** Lets the element be dragged, by touch after a long press; undefined: it stays where it is. */
export function useDraggable(element: RefObject<HTMLElement | null>, dragged: Dragged | undefined): void {
  useEffect(() => {
    if (!element.current || !dragged) return
    return draggable({ element: element.current, getInitialData: () => ({ ...dragged }) })
  }, [JSON.stringify(dragged)])
}

/** Lets something be dropped beside the entry; the returned edge is where it would land now. */
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

/** Calls `onDrop` with what was dropped and its place in the list as it was, from 0 to the number of entries. */
export function useDrops(onDrop: (dragged: Dragged, place: number) => void): void {
  useEffect(() =>
    monitorForElements({
      onDrop({ source, location }) {
        const target = location.current.dropTargets[0]?.data
        if (typeof target?.index !== 'number') return
        onDrop(source.data, target.edge === 'after' ? target.index + 1 : target.index)
      },
    }),
  )
}

/** The place of a moved entry once it has left its old one. */
export const toMovedPlace = (from: number, place: number): number => (place > from ? place - 1 : place)
