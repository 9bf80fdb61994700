/**
 * A notebook that tries everything: script in every form that a file can bring, names and addresses that could stand
 * for the page's own, keys that could reach what all objects share.
 *
 * Whatever of it runs sets `window.hit`, opens a dialog, or asks the listener at `url`.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Addresses of script, as browsers and not as people read them. */
const SCRIPTS = [
  'javascript:hit=1',
  ' javascript:hit=1',
  '&#1;javascript:hit=1',
  'java&#9;script:hit=1',
  'java\nscript:hit=1',
  'java&NewLine;script&colon;hit=1',
  'JaVaScRiPt:hit=1',
  '&#106;&#x61;vascript:hit=1',
  'javascript&#58;hit=1',
  'vbscript:hit=1',
  'data:text/html,<script>parent.hit=1</script>',
  'data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 onload=%22hit=1%22/>',
  'view-source:javascript:hit=1',
  'blob:null/1',
  'filesystem:null/1',
]

/** Elements and attributes, in HTML and in SVG. */
export const markup = (url: string): string => `
<img src=x onerror="hit=1"><img src="${url}img" srcset="${url}srcset 2x"><picture><source srcset="${url}source"></picture>
<script>hit=1</script><script src="${url}script"></script><noscript><p title="</noscript><img src=x onerror=hit=1>"></noscript>
<style>@import "${url}import"; * { background: url(${url}style) } </style><link rel=stylesheet href="${url}link">
<link rel=prefetch href="${url}prefetch"><link rel=dns-prefetch href="${url}"><meta http-equiv=refresh content="0;url=${url}meta">
<base href="${url}"><iframe src="${url}frame"></iframe><iframe srcdoc="<script>parent.hit=1</script>"></iframe>
<object data="${url}object"></object><embed src="${url}embed"><applet code=x></applet><portal src="${url}portal"></portal>
<video autoplay src="${url}video" poster="${url}poster" onerror="hit=1"></video><audio autoplay src="${url}audio"></audio>
<body background="${url}body" onload="hit=1"><table background="${url}table"><td background="${url}cell">t</table>
<div style="position:fixed;inset:0;background:url(${url}div)" class="react-flow" onclick="hit=1" onpointerover="hit=1">box</div>
<form id=documentElement name=body action="${url}form" target=_top><input name=getElementById autofocus onfocus="hit=1">
<button formaction="javascript:hit=1" popovertarget=tooltip commandfor=tooltip command=show-popover>send</button></form>
<a id=defaultView name=location href="#x">a</a><img name=getElementById><img name=querySelector><object id=documentElement></object>
<div id=root><div id=notebook><div id=tooltip popover>top</div></div></div><map name=all><area href="javascript:hit=1"></map>
<dialog open>dialog</dialog><details open ontoggle="hit=1"><summary>s</summary>d</details><marquee onstart="hit=1">m</marquee>
<label for=stage-tab-mailboxes tabindex=1>label</label><input type=image src="${url}image"><textarea autofocus onfocus="hit=1">t</textarea>
<div data-cell="six" data-writes="six" data-code data-enter data-key="edge:0" data-next data-row=0 data-by=1>commands</div>
<span data-tip="tip" data-tips=above data-theme=dark data-projector=on data-ready=false data-offline=x role=menu>attributes</span>
<svg onload="hit=1"><script>hit=1</script><use href="data:image/svg+xml,<svg id=x onload=hit=1>#x"/><image href="${url}svg"/>
<a xlink:href="javascript:hit=1"><text y=9>drawn</text></a><a href="${url}drawn"><circle r=5 /></a><animate attributeName=href values="javascript:hit=1"/>
<set attributeName=onmouseover to="hit=1"/><foreignObject><iframe srcdoc="<script>parent.hit=1</script>"></iframe></foreignObject>
<style><img src=x onerror="hit=1"></style><feImage href="${url}fe"/><g filter="url(${url}filter)" mask="image-set('${url}mask' 1x)" fill="u\\72l(${url}fill)"/><g id=root xml:id=root onclick="hit=1" /></svg>
<math href="javascript:hit=1"><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=hit=1>"></mglyph></table></mtext></math>
<math><annotation-xml encoding="text/html"><img src=x onerror="hit=1"></annotation-xml></math>
<template><img src=x onerror="hit=1"></template><svg></p><style><a title="</style><img src=x onerror=hit=1>"></svg>
<x-y is=x-y slot=x part=y onclick="hit=1">own</x-y><a href="//${url.slice(7)}bare" ping="${url}ping">bare</a>
<a href="${url}plain">plain</a><a href="../elsewhere" target=_top>beside</a>
${SCRIPTS.map((address) => `<a href="${address}">link</a><area href="${address}"><form action="${address}"></form>`).join('')}`

const markdown = (url: string): string => `# ${markup(url).replaceAll('\n', ' ')}

${SCRIPTS.map((address) => `[link](<${address}>)`).join(' ')} [bare](//${url.slice(7)}bare) <javascript:hit=1>

![attached](attachment:drawn.svg) ![proto](attachment:__proto__) ![away](${url}markdown) ![up](../../markdown)

$x^2$ $\\href{javascript:hit=1}{x}$ $\\includegraphics{${url}maths}$ $\\htmlData{cell=six}{x}$ $\\class{react-flow}{x}$`

/** By a key that a literal can't have, as JSON can. */
const polluting = (more: string): Json =>
  JSON.parse(
    `{"__proto__":{"polluted":1,"html":"x"},"constructor":{"prototype":{"polluted":1}}${more}}`,
  ) as Json

/** Each form that nbformat, Jupyter and its plug-ins know, and some that nobody does. */
const forms = (url: string): Json[] => {
  const html = markup(url)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${html}</svg>`
  const script = `hit=1;fetch("${url}javascript")`
  const bundles: Json[] = [
    // Each line by itself, and all in one: what is left open may hide what comes behind it.
    ...html.split('\n').map((line) => ({ 'text/html': line })),
    { 'text/html': [html, html] },
    { 'image/svg+xml': svg },
    { 'text/markdown': markdown(url) },
    { 'text/latex': `$\\href{javascript:hit=1}{x}$ ${html}` },
    { 'text/plain': `\u001B]8;;javascript:hit=1\u0007link\u001B]8;;\u0007 \u001B[31m${html}` },
    { 'application/javascript': script },
    { 'text/javascript': script, 'application/x-javascript': script },
    { 'application/json': polluting('') },
    { 'application/vnd.jupyter.widget-view+json': polluting(',"model_id":"<img src=x onerror=hit=1>"') },
    { 'application/vnd.plotly.v1+json': polluting(',"layout":{"title":"<img src=x onerror=hit=1>"}') },
    { 'application/vnd.bokehjs_exec.v0+json': '', 'application/vnd.bokehjs_load.v0+json': script },
    { 'application/vnd.vegalite.v5+json': { data: { url: `${url}vega` } } },
    { 'application/vnd.geo+json': { properties: { html } } },
    { 'application/pdf': `JVBERi0x"><script>${script}</script>` },
    { 'image/png': `"><script>${script}</script>`, 'text/plain': html },
    { 'image/png': 'iVBORw0KGgo=' },
    { 'image/jpeg': 'PHN2ZyBvbmxvYWQ9ImhpdD0xIj4=', 'text/plain': `" onerror="hit=1" x="${html}` },
    { [`text/x"><img src=x onerror=hit=1>`]: html },
    polluting(`,"text/plain":"polluted"`),
    {},
  ]
  return [
    ...bundles.map((data) => ({ output_type: 'display_data', metadata: polluting(''), data })),
    { output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/html': html } },
    { output_type: 'stream', name: html, text: [html, script] },
    { output_type: 'error', ename: html, evalue: html, traceback: [html, `\u001B[0;31m${html}`] },
    { output_type: html, data: { 'text/html': html } },
  ]
}

/** The file. Cells of its own that run are `six` and those in `cells`, by their ids. */
export function hostileNotebook(url: string, cells: Readonly<Record<string, string>>): Buffer {
  const html = markup(url)
  const code = (id: string, source: string, outputs: Json[] = []): Json => ({
    cell_type: 'code',
    id,
    metadata: {
      name: html.replaceAll('\n', ' '),
      tags: ['<img src=x onerror=hit=1>'],
      actorium: polluting(''),
    },
    execution_count: null,
    source,
    outputs,
  })
  const text = (id: string, type: string, source: string): Json => ({
    cell_type: type,
    id,
    metadata: { ...(polluting('') as object), format: html },
    source,
    attachments: {
      ...(JSON.parse(`{"__proto__":{"image/svg+xml":"<svg onload='hit=1'/>"}}`) as object),
      'drawn.svg': { 'image/svg+xml': `<svg onload="hit=1"><script>hit=1</script></svg>`, 'text/html': html },
      '../../index.html': { 'text/html': html },
      '"><img src=x onerror=hit=1>': { 'image/png': 'x"><script>hit=1</script>' },
    },
  })
  return Buffer.from(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        ...(polluting('') as object),
        kernelspec: { name: 'typescript', language: 'typescript', display_name: html },
        actorium: { title: `<img src=x onerror=hit=1> hostile`, id: '__proto__', teaches: html },
      },
      cells: [
        code('six', '6 * 7'),
        ...Object.entries(cells).map(([id, source]) => code(id, source)),
        text('"><img src=x onerror=hit=1>', 'markdown', markdown(url)),
        text('raw', 'raw', html),
        code('__proto__', '1', forms(url)),
        code('constructor', '2', [{ output_type: 'stream', name: 'stdout', text: html }]),
        text('toString', 'markdown', markdown(url)),
        {
          ...(code('other', html, forms(url)) as object),
          metadata: { actorium: { language: '<img src=x onerror=hit=1>' } },
        },
      ],
    }),
  )
}
