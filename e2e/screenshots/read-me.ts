import type { Scene, Surface } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

/** `docs/screenshots/README.md`: a picture or two of each surface. */
export const renderDocsReadMe = (): string => render(docsHead, ({ inDocs = false }) => inDocs, docsPicture)

/** `test-results/screenshots/README.md`: every state of every surface. */
export const renderFullReadMe = (): string =>
  render(
    fullHead,
    () => true,
    (surface, scene) => `${surface}-${scene}-en-wide.png`,
  )

export const docsPicture = (surface: string, scene: string): string => `${surface}-${scene}.png`

/** The pictures of `docs/screenshots`. */
export const docsPictures = (): string[] =>
  Object.entries<Surface>(surfaces).flatMap(([id, { scenes }]) =>
    Object.entries(scenes).flatMap(([name, { inDocs }]) => (inDocs ? [docsPicture(id, name)] : [])),
  )

const docsHead = `# Pictures

A few of the pictures that \`npm run screenshots\` makes from the current sources. It photographs every state of every page into
\`test-results/screenshots\`: in English and German, at 320 and at 1280 pixels, light, dark and in forced colours. Each state is also
checked by axe and must not scroll sideways; \`npm test\` does that in two looks a state. The states are declared in
\`e2e/screenshots/surfaces\`. The soft light behind the pages is left out of the pictures here.
`

const fullHead = `# Every state in pictures

Beside each picture lie those of the other looks: \`…-de-narrow.png\`, \`…-en-narrow-dark.png\` and so on.
`

function render(
  head: string,
  isShown: (scene: Scene) => boolean,
  picture: (surface: string, scene: string) => string,
): string {
  const parts = Object.entries<Surface>(surfaces).flatMap(([id, { title, description, scenes }]) => {
    const rows = Object.entries(scenes)
      .filter(([, scene]) => isShown(scene))
      .map(
        ([name, scene]) =>
          `| <img src="${picture(id, name)}" width="300" alt="${name}"> | **${name}**: ${scene.description} |`,
      )
    // A page of which no picture is kept has no table.
    if (rows.length === 0) return []
    return [[`## ${title}`, '', description, '', '| state | checked |', '|---|---|', ...rows, ''].join('\n')]
  })
  return `${head}\n${parts.join('\n')}`
}
