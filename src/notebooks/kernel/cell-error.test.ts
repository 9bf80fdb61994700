import { expect, it } from 'vitest'
import { blankError } from './cell-error'

it('an exercise with an empty blank says where it is, and how many more there are', () => {
  expect(blankError('door', 'class Door {\n  open() { return ______ }\n}')).toEqual({
    name: 'Fill the blank',
    message: 'on line 2. The cell runs when none is left.',
    frames: [{ cell: 'door', line: 2, column: 19, name: '' }],
    remote: [],
    hint: '',
  })
  expect(blankError('door', '______\n______')?.message).toBe(
    'on line 1, and 1 more. The cell runs when none is left.',
  )
  expect(blankError('door', 'return 1')).toBeNull()
})
