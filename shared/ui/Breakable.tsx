/** Text in which an address breaks before a dot, a slash or an at sign, and not within its words. */
export function Breakable({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(?<=[a-z\d])(?=[.@/][a-z])/i)
        .flatMap((part, index) => (index > 0 ? [<wbr key={index} />, part] : part))}
    </>
  )
}
