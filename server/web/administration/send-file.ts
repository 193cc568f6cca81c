import type { SendFile } from '../../../shared/wizard/api-client.ts'

/** Sends a file with its progress, which `fetch` does not tell. Rejects when it was cut off or `signal` has ended it. */
export const sendFile: SendFile = (url, { method = 'PUT', headers, body, signal }, onSent) =>
  new Promise((resolve, reject) => {
    const end = () => reject(new DOMException('ended', 'AbortError'))
    if (signal?.aborted) return end()
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => onSent?.(loaded)
    request.onload = () => {
      const { status, responseText } = request
      resolve(new Response(status === 204 ? null : responseText, { status }))
    }
    request.onerror = () => reject(new TypeError('the connection broke off'))
    request.onabort = end
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    // Only files come here.
    request.send(body as Blob)
  })
