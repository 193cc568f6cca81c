import { useLate } from './late.ts'

/** The outline of a part of a page, under the page's own heading. */
export function PartSkeleton({ label }: { label: string }) {
  const late = useLate()
  return (
    <div class="skeletons" role="status" aria-busy="true">
      <span class="only-read">{label}</span>
      {late && <div class="skeleton" data-part="field" />}
    </div>
  )
}

/** The outline of a page that is still coming; `label` is its heading for who cannot see it. */
export function Skeleton({ label }: { label: string }) {
  const late = useLate()
  return (
    <div class="skeletons" role="status" aria-busy="true">
      <h1 class="only-read">{label}</h1>
      {late && ['title', 'text', 'field', 'button'].map((part) => <div key={part} class="skeleton" data-part={part} />)}
    </div>
  )
}
