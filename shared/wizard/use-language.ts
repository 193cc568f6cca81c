import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { getTranslator } from './use-translator.ts'

/** The page's language, which a person may change. `initial`: BCP 47, one of the program's. */
export function useLanguage(initial: string, onLanguage: ((code: string) => void) | undefined) {
  const [code, setCode] = useState(initial)
  const current = useRef(code)
  const t = useMemo(() => getTranslator(code), [code])
  useEffect(() => {
    document.documentElement.lang = code
  }, [code])
  const choose = (chosen: string) => {
    current.current = chosen
    setCode(chosen)
    onLanguage?.(chosen)
  }
  /** `read`: the language now, for code that outlives a rendering. */
  return { code, t, choose, read: () => current.current }
}

/** What `create` made when the component was first shown; `signal` aborts with the component. */
export function useForLifetime<Value>(create: (signal: AbortSignal) => Value): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => {
    const life = new AbortController()
    const made = create(life.signal)
    setValue(() => made)
    return () => life.abort()
  }, [])
  return value
}
