/** A server that answered as a Latchkey server. */
export interface CheckedServer {
  origin: string
  name: string
}
