import { expect, it } from 'vitest'
import { blank } from './edits'
import { headingsOf } from './headings'
import type { Cell } from './notebook'

const prose = (id: string, markdown: string): Cell => ({ ...blank('prose', id), markdown }) as Cell

it('headings of three levels are told with the cell that they stand in, without Markdown’s signs', () => {
  const cells = [
    prose('a', '# One *mailbox*\n\nWords.\n\n## The `Counter` ##'),
    { ...blank('code', 'c'), text: '# no heading' } as Cell,
    prose('b', '### See [the stage](#x)\n\n#### too deep'),
  ]
  expect(headingsOf(cells)).toEqual([
    { cell: 'a', level: 1, text: 'One mailbox' },
    { cell: 'a', level: 2, text: 'The Counter' },
    { cell: 'b', level: 3, text: 'See the stage' },
  ])
})

it('what stands in a fence is code, and # without a blank is none', () => {
  expect(headingsOf([prose('a', '```sh\n# a comment\n```\n#tag\n# After')])).toEqual([
    { cell: 'a', level: 1, text: 'After' },
  ])
})
