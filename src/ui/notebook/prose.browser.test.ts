/** What is left of HTML and Markdown from anywhere before it is drawn. */
import { describe, expect, it } from 'vitest'
import { attachedIn } from '../../notebooks/document/attached'
import { renderInline, renderProse, sanitise } from './prose'

const AWAY = 'target="_blank" rel="noopener noreferrer"'

describe('a link', () => {
  it.each([
    ['leads to a tab of its own', '<a href="https://a.b/">x</a>', `<a href="https://a.b/" ${AWAY}>x</a>`],
    ['too, without a scheme', '<a href="//a.b/">x</a>', `<a href="//a.b/" ${AWAY}>x</a>`],
    ['too, beside the page', '<a href="../a" target="_top">x</a>', `<a href="../a" ${AWAY}>x</a>`],
    ['too, whatever stands in its scheme', '<a href="ht&#10;tps://a.b/">x</a>', `<a href="ht\ntps://a.b/" ${AWAY}>x</a>`],
    ['within the page stays there', '<a href="#/lessons">x</a>', '<a href="#/lessons">x</a>'],
    ['of mail opens no tab', '<a href="mailto:a@b.c">x</a>', '<a href="mailto:a@b.c">x</a>'],
    ['to script leads nowhere', '<a href="java&Tab;script:x">x</a>', '<a>x</a>'],
    ['to data leads nowhere', '<a href="data:text/html,x">x</a>', '<a>x</a>'],
    ['in a drawing leads nowhere', '<svg><a xlink:href="https://a.b/" href="https://a.b/"><text>x</text></a></svg>', '<svg><a><text>x</text></a></svg>'],
  ])('%s', (_, html, clean) => expect(sanitise(html)).toBe(clean)) // oxfmt-ignore
})

it.each([
  ['ids and names', '<img id="root" name="body"><a id="defaultView">x</a>', '<img><a>x</a>'],
  ['commands of the page', '<b data-cell="a" data-tip="x" data-theme="dark">x</b>', '<b>x</b>'],
  ['labels of its controls', '<label for="stage-tab-graph">x</label>', '<label>x</label>'],
  ['places in the order of Tab', '<b tabindex="1">x</b>', '<b>x</b>'],
  ['classes, styles and parts', '<b class="x" style="top:0" part="x" slot="y">x</b>', '<b>x</b>'],
  ['ids of drawings', '<svg><g xml:id="root" id="root"></g></svg>', '<svg><g></g></svg>'],
])('%s are left out', (_, html, clean) => expect(sanitise(html)).toBe(clean))

it('a picture that is parsed runs nothing, also before it is clean', async () => {
  const hits: unknown[] = []
  Object.assign(window, { hit: (what: unknown) => hits.push(what) })
  sanitise(
    '<img src="data:," onerror="hit(1)"><svg onload="hit(2)"></svg><video src="data:," onerror="hit(3)"></video>',
  )
  renderProse('<img src="data:," onerror="hit(4)">')
  await new Promise((done) => setTimeout(done, 100))
  expect(hits).toEqual([])
})

it.each([
  ['<img src="https://a.b/c" srcset="https://a.b/d 2x">', '<img>'],
  ['<img src="c.png">', '<img>'],
  ['<img srcset="data:image/png;base64,AA== 1x, //a.b/c 2x">', '<img>'],
  [
    '<svg><g fill="url(//a.b/c)" mask="image-set(\'//a.b/c\' 1x)" filter="u\\72l(//a.b/c)" transform="scale(2)"></g></svg>',
    '<svg><g transform="scale(2)"></g></svg>',
  ],
  ['<video poster="//a.b/c" src="//a.b/d"></video>', '<video></video>'],
  ['<table background="//a.b/c"></table>', '<table></table>'],
  ['<svg><image href="//a.b/c" xlink:href="//a.b/c"></image></svg>', '<svg><image></image></svg>'],
  ['<img src="data:image/png;base64,AA==">', '<img src="data:image/png;base64,AA==">'],
])('only data is loaded: %s', (html, clean) => expect(sanitise(html)).toBe(clean))

it('a picture that a text has brought along is drawn by its data, and no other form of it is', () => {
  const attached = attachedIn({
    'a b.png': { 'image/png': 'AA==' },
    'c.svg': { 'image/svg+xml': '<svg onload="x()"/>', 'text/html': '<script>x()</script>' },
    'd.png': { 'image/png': '"><script>x()</script>' },
  })
  expect(renderProse('![a](attachment:a%20b.png)', attached)).toBe(
    '<p><img src="data:image/png;base64,AA==" alt="a"></p>\n',
  )
  for (const name of ['c.svg', 'd.png', 'constructor', '__proto__', '%'])
    expect(renderProse(`![x](attachment:${name})`, attached)).toBe('<p><img alt="x"></p>\n')
})

it('attachments that are not there have no address', () => {
  expect(renderProse('![a](attachment:a.svg) ![b](attachment:__proto__)')).toBe(
    '<p><img alt="a"> <img alt="b"></p>\n',
  )
})

it('of a long text as much is drawn as a page can wait for, and it says that there is more', () => {
  expect(sanitise('<b>'.repeat(33_000))).toMatch(/<p>What follows after 5000 tags is not shown\.<\/p>$/)
  expect(sanitise('<b>x</b>'.repeat(2500))).toBe('<b>x</b>'.repeat(2500))
  expect(renderProse('['.repeat(100_000))).toMatch(/<p>70000 more letters are not shown\.<\/p>$/)
  expect(renderInline('x'.repeat(100_000))).toBe(`${'x'.repeat(30_000)}…`)
})
