declare module '*.css?inline' {
  export const css: string
  // biome-ignore lint/style/noDefaultExport: this is how Vite hands a style over
  export default css
}

declare module '*.svg?raw' {
  export const svg: string
  // biome-ignore lint/style/noDefaultExport: this is how Vite hands a file over
  export default svg
}
