/** Shows new mails and new codes by themselves: replaces the part of the page that is marked as live when it has changed on the server. */
export const practiceScript = `const live = document.querySelector('[data-live]')
const refresh = async () => {
  if (document.visibilityState !== 'visible') return
  const reply = await fetch(location.href).catch(() => undefined)
  if (!reply?.ok) return
  const loaded = new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('[data-live]')
  if (!loaded || loaded.innerHTML === live.innerHTML) return
  const focused = live.contains(document.activeElement) ? document.activeElement.id : ''
  live.replaceChildren(...loaded.childNodes)
  if (focused) document.getElementById(focused)?.focus()
}
if (live) setInterval(refresh, 2000)
`
