import { describe, expect, test } from 'vitest'
import { readIpynb } from '../ipynb/read'
import { fixture, fixtures } from '../ipynb/testing/fixtures'
import type { CodeCell, Notebook } from '../notebook'
import type { HtmlParts } from './html-parts'
import { POLICY, writeHtml } from './write'

/** They mark what went through them. */
const parts: HtmlParts = {
  markdown: (text, attached) => {
    const withPictures = text.replace(
      /\(attachment:([^)\s]+)\)/g,
      (_, name: string) => `(${attached?.(name)})`,
    )
    return `<md>${withPictures.replace(/</g, '&lt;')}</md>`
  },
  sanitised: (html) => `<clean>${html.replace(/<script.*?<\/script>|\son\w+=\S+/gs, '')}</clean>`,
}
const code: CodeCell = {
  kind: 'code',
  id: 'sum',
  language: 'typescript',
  text: 'if (1 < 2) "</code></pre><script>alert(1)</script>"',
  stage: {},
  exercise: false,
  original: false,
}
const notebook: Notebook = {
  id: 'n',
  number: '',
  title: 'A <b>title</b> & more',
  minutes: 1,
  shelf: 'shelf',
  teaches: '',
  cells: [code],
}
const withOutputs = (...outputs: Record<string, unknown>[]) =>
  writeHtml(notebook, parts, new Map([['sum', { outputs: outputs as never, executionCount: 7 }]]))

describe('a notebook as one page', () => {
  test('has its title, its code with a number, and nothing that a text could smuggle in', () => {
    const page = withOutputs({ output_type: 'stream', name: 'stdout', text: ['<i>one</i>\n', 'two'] })
    expect(page).toContain('<title>A &#60;b&#62;title&#60;/b&#62; &#38; more</title>')
    expect(page).toContain('[7] ')
    expect(page).toContain('if (1 &#60; 2) &#34;&#60;/code&#62;')
    expect(page).toContain('<pre>&#60;i&#62;one&#60;/i&#62;\ntwo</pre>')
    expect(page).not.toContain('<script')
  })

  test('loads nothing, and says so to the browser', () => {
    expect(POLICY).toBe("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    const page = withOutputs()
    expect(page).toContain(`content="${POLICY}"`)
    expect(page).not.toMatch(/<link|src="(?!data:)|url\(|@import/)
    expect(page).toContain('prefers-color-scheme: dark')
  })

  test.each([
    ['a picture, by its data', { 'image/png': 'iVBO\nRw0=', 'text/plain': 'a "7"' }, '<img alt="a &#34;7&#34;" src="data:image/png;base64,iVBORw0=">'],
    ['HTML, when it was cleaned', { 'text/html': ['<b onclick=x >', 'b</b>'], 'text/plain': 'b' }, '<clean><b >b</b></clean>'],
    ['a drawing, when it was cleaned', { 'image/svg+xml': '<svg></svg>' }, '<clean><svg></svg></clean>'],
    ['Markdown', { 'text/markdown': '*x*' }, '<md>*x*</md>'],
    ['words', { 'text/plain': '<x>' }, '<pre>&#60;x&#62;</pre>'],
    ['the name of what it does not know', { 'application/x': {} }, 'Not shown here: application/x'],
  ])('shows of an output %s', (_, data, html) => {
    expect(withOutputs({ output_type: 'display_data', metadata: {}, data })).toContain(html)
  }) // oxfmt-ignore

  test('shows an error with its lines, without the colours of a terminal', () => {
    const traceback = ['\u001b[0;31mTypeError\u001b[0m: no', '  in sum, line 2']
    const page = withOutputs({ output_type: 'error', ename: 'TypeError', evalue: 'no', traceback })
    expect(page).toContain('<pre class="error">TypeError: no\n  in sum, line 2\n</pre>')
  })

  test('asks questions and does not answer them', () => {
    const page = writeHtml(
      {
        ...notebook,
        cells: [
          { kind: 'predict', id: 'p', question: 'Which?', options: ['one', 'two'], answer: 1, explanation: 'SECRET' },
          { kind: 'check', id: 'c', cell: 'sum', title: 'Do', instructions: 'it', hints: ['SECRET'], solution: 'SECRET' },
          { kind: 'spot', id: 's', question: 'Which line?', code: 'a < b\nb', mistakes: [2], wrong: { 1: 'SECRET' }, otherwise: 'SECRET', explanation: 'SECRET', repaired: 'SECRET' },
        ],
      },
      parts,
    ) // oxfmt-ignore
    expect(page).toContain('<li><md>two</md></li>')
    expect(page).toContain('Check: Do')
    expect(page).toContain('<md>Which line?</md><pre><code>1  a &#60; b\n2  b</code></pre>')
    expect(page).not.toContain('SECRET')
  })

  test('brings pictures that a text has attached', () => {
    const read = readIpynb(fixture('attachments'))
    if ('refused' in read) throw new Error(read.refused)
    expect(writeHtml(read.notebook, parts)).toContain('](data:image/png;base64,')
  })

  test.each([...fixtures.keys()])('can be made of the file %s, whatever it holds', (name) => {
    const read = readIpynb(fixture(name))
    if ('refused' in read) return
    const page = writeHtml(read.notebook, parts)
    expect(page.endsWith('</html>\n')).toBe(true)
    expect(page).not.toContain('<script')
  })
})
