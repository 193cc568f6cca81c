import { useDelayed } from './use-delayed.ts'

/** Placeholder of a part of a page that is loading, below the page's own heading. */
export function PartSkeleton({ label }: { label: string }) {
  const late = useDelayed()
  return (
    <div class="skeletons" role="status" aria-busy="true">
      <span class="only-read">{label}</span>
      {late && <div class="skeleton" data-part="field" />}
    </div>
  )
}

/** Placeholder of a page that is loading; `label` is its heading for screen readers. */
export function Skeleton({ label }: { label: string }) {
  const late = useDelayed()
  return (
    <div class="skeletons" role="status" aria-busy="true">
      <h1 class="only-read">{label}</h1>
      {late && ['title', 'text', 'field', 'button'].map((part) => <div key={part} class="skeleton" data-part={part} />)}
    </div>
  )
}
