import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { headingId } from '../forms/FieldFrame.tsx'
import { formatDocumentTitle } from './document-title.ts'
import { useTranslator } from './use-translator.ts'

/** The heading of a page: takes the focus when the page appears, so that it is announced, and sets the document's title. */
export function PageHeading({ title, name, takeFocus = true }: { title: string; name?: string; takeFocus?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const t = useTranslator()
  useEffect(() => {
    // A preview shows the page in a document of its own.
    if (heading.current) heading.current.ownerDocument.title = formatDocumentTitle(t, title, name)
  }, [t, title, name])
  useLayoutEffect(() => {
    if (takeFocus) heading.current?.focus()
  }, [takeFocus])
  return (
    <h1 ref={heading} id={headingId} tabIndex={-1} class="page-title">
      {title}
    </h1>
  )
}
