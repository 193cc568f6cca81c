import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** False where a page is rendered on the server and runs no script: what only a script could serve is then left out. */
export const Scripted = createContext(true)

export const useScripted = (): boolean => useContext(Scripted)
