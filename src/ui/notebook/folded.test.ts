import MarkdownIt from 'markdown-it'
import { expect, it } from 'vitest'
import { folded } from './folded'

const markdown = new MarkdownIt().use(folded)
const render = (...lines: string[]) => markdown.render(lines.join('\n')).replaceAll('\n', '')

it('a quote for the fast is folded under its first line', () => {
  expect(
    render('> **For the fast: three branches**', '>', '> Send *on*.', '>', '> > Quoted', '', 'After.'),
  ).toBe(
    '<details><summary><strong>For the fast: three branches</strong></summary><p>Send <em>on</em>.</p>' +
      '<blockquote><p>Quoted</p></blockquote></details><p>After.</p>',
  )
})

it('any other quote stays one', () => {
  for (const head of [
    '**In Python**',
    'For the fast',
    '**For the fastest**',
    '**For the fast** and others',
    '- **For the fast**',
  ])
    expect(render(`> ${head}`, '>', '> Words.')).toMatch(/^<blockquote>.*<\/blockquote>$/)
})
