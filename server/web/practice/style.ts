/** The look of the practice pages. It is their own: the practice mail stands for a page of another vendor. */
export const practiceStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef1f6, #14181f); }
main { inline-size: min(24rem, calc(100vw - 2rem)); margin: 2rem 1rem; padding: 2rem; box-sizing: border-box; background: light-dark(#fff, #1f2530); border-radius: 4px; }
.brand { margin: 0 0 1.5rem; font-size: 1.25rem; color: light-dark(#1b4b91, #9dc0ff); } .brand span { font-weight: 600; }
h1 { font-size: 1.375rem; margin: 0 0 1rem; font-weight: 600; }
label { display: block; margin-block: 1rem .25rem; } input { inline-size: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 1px solid light-dark(#767676, #8b93a3); border-radius: 2px; background: transparent; color: inherit; }
button { margin-block-start: 1.5rem; font: inherit; padding: .5rem 1.25rem; border: 1px solid transparent; cursor: pointer; border-radius: 2px; color: #fff; background: #1b4b91; }
a { color: light-dark(#1b4b91, #9dc0ff); } .passwordError { color: light-dark(#a4262c, #ff9ba0); } .notice { padding: .75rem; background: light-dark(#e7f1e7, #24361f); }
.note { margin-block: 2rem 0; font-size: .8125rem; color: light-dark(#595f69, #a9b1bf); }
.practice { align-content: start; } .practice main { overflow-wrap: break-word; inline-size: min(46rem, calc(100vw - 2rem)); padding: clamp(1rem, 4vw, 2rem); }
.practice h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; } .practice h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; } .practice p { margin-block: .5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1.5rem; padding: 0; list-style: none; } nav [aria-current] { font-weight: 600; color: inherit; text-decoration: none; }
.try { margin-block: 1rem; padding: .25rem 1rem .75rem; border: 1px solid light-dark(#c9ced6, #3a4353); border-radius: 4px; }
dl { display: grid; grid-template-columns: fit-content(45%) minmax(0, 1fr); gap: .125rem 1rem; margin-block: .75rem; } dt { color: light-dark(#595f69, #a9b1bf); } dd { margin: 0; overflow-wrap: anywhere; } @media (max-width: 26rem) { dl { grid-template-columns: 1fr; } dd { margin-block-end: .25rem; } }
code { font: 0.9375em/1.5 ui-monospace, 'Cascadia Mono', Consolas, monospace; user-select: all; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { inline-size: 100%; border-collapse: collapse; } th, td { text-align: start; padding: .375rem 1rem .375rem 0; border-block-end: 1px solid light-dark(#d9dde3, #333c4a); vertical-align: top; } td time, td code { white-space: nowrap; }
.mails { margin: 0; padding: 0; list-style: none; } .mails li { padding-block: .625rem; border-block-end: 1px solid light-dark(#d9dde3, #333c4a); } .mails a { font-weight: 600; overflow-wrap: anywhere; } .mails span { display: block; font-size: .875rem; color: light-dark(#595f69, #a9b1bf); overflow-wrap: anywhere; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-block: 1rem; } .filter label { margin: 0; flex: 1 1 14rem; min-inline-size: 0; } .filter button { margin: 0; }
select { inline-size: 100%; font: inherit; padding: .5rem; border: 1px solid light-dark(#767676, #8b93a3); border-radius: 2px; background: light-dark(#fff, #1f2530); color: inherit; }
iframe { display: block; box-sizing: border-box; inline-size: 100%; block-size: 38rem; border: 1px solid light-dark(#c9ced6, #3a4353); border-radius: 4px; background: light-dark(#fff, #10191c); } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
.codes { margin: 0; padding: 0; list-style: none; } .codes li { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; justify-content: space-between; padding-block: .75rem; border-block-end: 1px solid light-dark(#d9dde3, #333c4a); }
.codes code { display: block; font-size: 2rem; font-variant-numeric: tabular-nums; letter-spacing: .04em; } .codes form { margin: 0; } .quiet { margin: 0; color: inherit; background: none; border-color: light-dark(#767676, #8b93a3); }
.practice .note { margin-block: 2rem 0; } .hint { font-size: .875rem; color: light-dark(#595f69, #a9b1bf); }
:focus-visible { outline: 2px solid light-dark(#1b4b91, #9dc0ff); outline-offset: 2px; }
`
