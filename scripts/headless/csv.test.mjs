import { expect, test } from 'vitest'
import { csvOf } from './csv.mjs'

test('fields with commas, quotes and line breaks stand in quotes, and lines end as RFC 4180 wants', () => {
  expect(csvOf([['a', 1.5, 'b,c'], ['say "hi"', 'two\nlines', ' x ']])).toBe(
    'a,1.5,"b,c"\r\n"say ""hi""","two\nlines"," x "\r\n',
  ) // oxfmt-ignore
})

test.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("http://x";"y")'])(
  'what a spreadsheet would take for a formula is text: %j',
  (text) => {
    const [row] = csvOf([[text]]).split('\r\n')
    expect(row.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('numbers stay numbers, and other texts stay as they are', () => {
  expect(csvOf([[-1, 'a=b', 'x-y', "it's", '']])).toBe("-1,a=b,x-y,it's,\r\n")
})
