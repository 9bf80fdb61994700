/** How an exported page looks: light or dark as its reader's system is, and on paper. It loads nothing. */
export const STYLE = `:root { color-scheme: light dark; --page: #fbfaf7; --ink: #22262b; --ink2: #59606a; --line: #d9d7d0; --sunk: #f1efe9; --bad: #a3261c; }
@media (prefers-color-scheme: dark) { :root { --page: #16191d; --ink: #e6e4df; --ink2: #a2a9b3; --line: #363b42; --sunk: #1f2328; --bad: #ff9a8c; } }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; background: var(--page); color: var(--ink); font: 1.0625rem/1.6 Georgia, 'Times New Roman', serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
a { color: inherit; }
img, svg { max-width: 100%; height: auto; }
img { image-rendering: pixelated; }
pre, code, table, .count, .label { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.875rem; }
pre { margin: 0; padding: 0.75rem 1rem; overflow-x: auto; line-height: 1.5; white-space: pre; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: 0.2rem 0.6rem; border: 1px solid var(--line); text-align: left; }
blockquote { margin: 1rem 0; padding: 0.1rem 1rem; border-left: 3px solid var(--line); color: var(--ink2); }
section { margin: 1.25rem 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
section > .label { display: flex; justify-content: space-between; padding: 0.25rem 1rem; background: var(--sunk); color: var(--ink2); }
section.question { padding: 0.25rem 1rem; }
.output { border-top: 1px solid var(--line); background: var(--sunk); overflow-x: auto; }
.output > :not(pre) { margin: 0.75rem 1rem; }
.error { color: var(--bad); }
pre.stderr { color: var(--bad); }
@media print { section { break-inside: avoid; } pre { white-space: pre-wrap; } }
`
