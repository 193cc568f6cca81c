import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
]

const listUsualPaths = (env) => [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
]

/** Path of a browser of the Chromium family, or undefined. Chromium first: Chrome 137 and later ignore --load-extension. */
export function findBrowser(env = process.env) {
  const inPath = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [
    ...programs.flatMap((name) =>
      inPath.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    ),
    ...listUsualPaths(env),
  ]
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
