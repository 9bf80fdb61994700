import MarkdownIt from 'markdown-it'
import { expect, it } from 'vitest'
import { dollars, mathsAt } from './dollars'

const markdown = new MarkdownIt().use(dollars((tex, display) => `<m d="${display}">${tex}</m>`))

it('dollars around something are maths, in a line and by themselves', () => {
  expect(markdown.render('So $a_1 * b_2$ holds.')).toBe('<p>So <m d="false">a_1 * b_2</m> holds.</p>\n')
  expect(markdown.render('$$\n\\sum_i x_i\n$$')).toBe('<p><m d="true">\\sum_i x_i</m></p>\n')
  expect(markdown.render('Then\n$$x$$\nand so on')).toBe(
    '<p>Then</p>\n<p><m d="true">x</m></p>\n<p>and so on</p>\n',
  )
  expect(markdown.renderInline('a $$x$$ b')).toBe('a <m d="true">x</m> b')
})

it('money is money, and code is code', () => {
  for (const text of ['It costs $5 and $10.', '5 $ or 10 $', 'US$ 5, $', '\\$a$', 'a $ b $ c'])
    expect(markdown.renderInline(text)).not.toContain('<m')
  expect(markdown.renderInline('`$x$`')).toBe('<code>$x$</code>')
  expect(markdown.render('```\n$$x$$\n```')).not.toContain('<m')
})

it('an escaped dollar stands inside of maths, and what never closes is text', () => {
  expect(mathsAt('$a \\$ b$', 0)).toEqual({ tex: 'a \\$ b', display: false, end: 8 })
  expect(mathsAt('$a', 0)).toBeNull()
  expect(markdown.render('$$\nnever closed')).toBe('<p>$$\nnever closed</p>\n')
})

it('what can’t be drawn stands as it was written, and harmless', () => {
  const plain = new MarkdownIt().use(dollars(() => null))
  expect(plain.renderInline('$<b>$')).toBe('<code>$&lt;b&gt;$</code>')
})
