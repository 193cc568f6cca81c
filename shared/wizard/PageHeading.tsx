import { useEffect, useRef } from 'preact/hooks'
import { documentTitle } from './document-title.ts'
import { useWords } from './wording.ts'

/** The one heading of a page: takes focus when the page appears, so that it is read out, and names the window. */
export function PageHeading({ title, name, takeFocus = true }: { title: string; name?: string; takeFocus?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const words = useWords()
  useEffect(() => {
    document.title = documentTitle(words, title, name)
  }, [words, title, name])
  useEffect(() => {
    if (takeFocus) heading.current?.focus()
  }, [takeFocus])
  return (
    <h1 ref={heading} tabIndex={-1} class="page-title">
      {title}
    </h1>
  )
}
