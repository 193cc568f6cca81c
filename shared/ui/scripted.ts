import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** False for pages that are rendered on the server and run no scripts: parts that need a script are left out. */
export const Scripted = createContext(true)

export const useScripted = (): boolean => useContext(Scripted)
