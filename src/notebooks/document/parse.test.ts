import { describe, expect, test } from 'vitest'
import { parseLesson } from './parse'

const HEAD = ['---', 'title: One', 'number: 1', 'minutes: 12', 'teaches: Order.', 'shelf: course', '---', '']

function parse(...body: string[]) {
  return parseLesson([...HEAD, ...body].join('\n'), 'one')
}

describe('parseLesson', () => {
  test('reads front matter, prose, code with its stage, a prediction and a check', () => {
    const { notebook, warnings } = parse(
      '# One',
      '',
      'Words.',
      '',
      '```ts cell=transfer stage=step seed=42 given=2 limit=90 speed=0.5 clock=60 views=graph,timeline,words,logs exercise original',
      "import { spawn } from 'actors'",
      '',
      'await 1',
      '```',
      '',
      '```predict cell=what',
      'question: Which values',
      '  can it answer?',
      'options:',
      '- only `3`',
      '- 1, 2 or 3',
      'answer: 2',
      'explanation: |',
      '  First.',
      '',
      '  Then.',
      '```',
      '```check cell=done',
      'title: Do it',
      'cell: transfer',
      'instructions: Do it.',
      'hints:',
      '- Look.',
      '- |',
      '  Look',
      '  again.',
      'solution: "const a = 1\\n"',
      '```',
    )
    expect(warnings).toEqual([])
    expect(notebook).toEqual({
      id: 'one',
      title: 'One',
      number: '1',
      minutes: 12,
      teaches: 'Order.',
      shelf: 'course',
      cells: [
        { kind: 'prose', id: 'prose-1', markdown: '# One\n\nWords.' },
        {
          kind: 'code',
          id: 'transfer',
          language: 'typescript',
          text: "import { spawn } from 'actors'\n\nawait 1",
          stage: {
            mode: 'step',
            seed: 42,
            given: 2,
            limit: 90,
            speed: 0.5,
            clock: 60,
            views: ['graph', 'timeline', 'words', 'logs'],
          },
          exercise: true,
          original: true,
        },
        {
          kind: 'predict',
          id: 'what',
          question: 'Which values can it answer?',
          options: ['only `3`', '1, 2 or 3'],
          answer: 1,
          explanation: 'First.\n\nThen.',
        },
        {
          kind: 'check',
          id: 'done',
          title: 'Do it',
          cell: 'transfer',
          instructions: 'Do it.',
          hints: ['Look.', 'Look\nagain.'],
          solution: 'const a = 1\n',
        },
      ],
    })
  })

  test('reads a program with a mistake, and what is said of its lines', () => {
    const { notebook, warnings } = parse(
      '```spot cell=loop',
      'question: Which line waits?',
      'code: |',
      '  for (const one of all) {',
      '    found += await one.find()',
      '',
      '  }',
      'mistake: 2',
      'wrong:',
      '- 1: It only goes round.',
      '- |',
      '  4: It closes.',
      '',
      '  No more.',
      'otherwise: Look for `await`.',
      'explanation: It waits each time.',
      'repaired: |',
      '  asked.push(one.find())',
      '  found += 1',
      '```',
      '```spot cell=two',
      'question: q',
      'code: a',
      'mistake:',
      '- 1',
      '- 1',
      'otherwise: o',
      'explanation: e',
      'repaired: b',
      '```',
    )
    expect(warnings).toEqual([])
    expect(notebook.cells).toEqual([
      {
        kind: 'spot',
        id: 'loop',
        question: 'Which line waits?',
        code: 'for (const one of all) {\n  found += await one.find()\n\n}',
        mistakes: [2],
        wrong: { 1: 'It only goes round.', 4: 'It closes.\n\nNo more.' },
        otherwise: 'Look for `await`.',
        explanation: 'It waits each time.',
        repaired: 'asked.push(one.find())\nfound += 1',
      },
      {
        kind: 'spot',
        id: 'two',
        question: 'q',
        code: 'a',
        mistakes: [1, 1],
        wrong: {},
        otherwise: 'o',
        explanation: 'e',
        repaired: 'b',
      },
    ])
  })

  test('keeps fences that are no cells in the prose, with a cell fence inside them', () => {
    const { notebook, warnings } = parse(
      '````md',
      '```ts cell=a',
      '1',
      '```',
      '````',
      '',
      '```py',
      'x = 1',
      '```',
    )
    expect(warnings).toEqual([])
    expect(notebook.cells).toEqual([
      {
        kind: 'prose',
        id: 'prose-1',
        markdown: '````md\n```ts cell=a\n1\n```\n````\n\n```py\nx = 1\n```',
      },
    ])
  })

  test('gives a code cell the Python that stands beside it, and keeps other Python in the prose', () => {
    const { notebook, warnings } = parse(
      '```ts cell=a',
      '1',
      '```',
      '',
      '```python {beside=a}',
      'x = 1',
      '',
      'print(x)',
      '```',
      '',
      'Words.',
      '',
      '```python',
      'y = 2',
      '```',
    )
    expect(warnings).toEqual([])
    expect(notebook.cells).toMatchObject([
      { kind: 'code', id: 'a', text: '1', python: 'x = 1\n\nprint(x)' },
      { kind: 'prose', id: 'prose-1', markdown: 'Words.\n\n```python\ny = 2\n```' },
    ])
  })

  test('shows Python as prose where its cell is missing', () => {
    expect(parse('```python {beside=gone}', 'x = 1', '```').notebook.cells).toEqual([
      { kind: 'prose', id: 'prose-1', markdown: '```python {beside=gone}\nx = 1\n```' },
    ])
  })

  test('reads lines that end as on Windows', () => {
    const { notebook, warnings } = parseLesson([...HEAD, '```js cell=a', '1', '2', '```'].join('\r\n'), 'one')
    expect(warnings).toEqual([])
    expect(notebook.cells).toMatchObject([{ kind: 'code', id: 'a', language: 'javascript', text: '1\n2' }])
  })

  test.each(['0', '-2', 'NaN', '1001', 'fast'])('warns of a clock that goes %s times as fast', (rate) => {
    const { notebook, warnings } = parse(`\`\`\`ts cell=a clock=${rate}`, '```')
    expect(warnings).toEqual([{ line: 9, message: `\`clock=${rate}\` has no meaning.` }])
    expect(notebook.cells).toMatchObject([{ stage: {} }])
  })

  test.each([
    [
      'an unknown attribute',
      ['```ts cell=a colour=red', '```'],
      [[9, 'The attribute `colour` is not known here.']],
    ],
    ['an attribute without meaning', ['```ts cell=a seed=many', '```'], [[9, '`seed=many` has no meaning.']]],
    ['a mode that does not exist', ['```ts cell=a stage=fast', '```'], [[9, '`stage=fast` has no meaning.']]],
    [
      'a view that does not exist',
      ['```ts cell=a views=graph,film', '```'],
      [[9, '`views=graph,film` has no meaning.']],
    ],
    ['no time at all', ['```ts cell=a limit=0', '```'], [[9, '`limit=0` has no meaning.']]],
    [
      'given at full speed',
      ['```ts cell=a given=2', '```'],
      [[9, '`given` has a meaning only with `stage=step`.']],
    ],
    ['an attribute given twice', ['```ts cell=a cell=b', '```'], [[9, '`cell` is given twice.']]],
    ['a word that is no attribute', ['```ts cell=a 7up', '```'], [[9, '`7up` is not an attribute.']]],
    [
      'a duplicate id',
      ['```ts cell=a', '```', 'Words.', '```ts cell=a', '```'],
      [[12, 'The id `a` is taken; this cell is called `a-2`.']],
    ],
    [
      'a code cell without an id',
      ['```ts stage=step', '```'],
      [[9, 'A code cell needs an id: `cell=…`. This is shown as prose.']],
    ],
    [
      'another language',
      ['```python cell=a', '```'],
      [[9, '`python` is not a language that a cell can have. This is shown as prose.']],
    ],
    [
      'a cell that is not closed',
      ['```ts cell=a', '1'],
      [[9, 'This cell is not closed; it reaches to the end of the lesson.']],
    ],
    ['a fence that is not closed', ['```py', '1'], [[9, 'This fence is not closed.']]],
    [
      'a check that names a missing cell',
      [
        'Words.',
        '```check cell=c',
        'title: t',
        'cell: gone',
        'instructions: i',
        'hints: []',
        'solution: s',
        '```',
      ],
      [[10, 'The check `c` judges `gone`, which is no code cell.']],
    ],
    [
      'a check of which something odd is hidden',
      ['```ts cell=a', '1', '```', '```check cell=c', 'title: t', 'cell: a', 'instructions: i'].concat([
        'hints: []',
        'solution: s',
        'hidden: maybe',
        '```',
      ]),
      [[18, '`hidden: maybe` has no meaning; `hidden: yes` has.']],
    ],
    [
      'an answer out of range',
      ['```predict cell=p', 'question: q', 'options:', '- a', '- b', 'answer: 3', 'explanation: e', '```'],
      [[14, 'The answer is option 3, and there are 2.']],
    ],
    [
      'an answer that is a word',
      ['```predict cell=p', 'question: q', 'options:', '- a', '- b', 'answer: b', 'explanation: e', '```'],
      [[14, '`answer: b` is not the number of an option.']],
    ],
    [
      'a field that is not known, and those that are missing',
      ['```predict cell=p', 'question: q', 'colour: red', 'options:', '- a', '- b', '```'],
      [
        [9, '`p` has no `answer`.'],
        [9, '`p` has no `explanation`.'],
        [11, '`colour` is not known here; known are question, options, answer, explanation, cell.'],
      ],
    ],
    [
      'a prediction that no code cell shows',
      [
        '```predict cell=p',
        'question: q',
        'options:',
        '- a',
        '- b',
        'answer: 1',
        'cell: x',
        'explanation: e',
        '```',
      ],
      [[9, 'The prediction `p` is shown by `x`, which is no code cell.']],
    ],
    [
      'a line that is no field',
      [
        '```predict cell=p',
        'question: q',
        'what',
        'options:',
        '- a',
        '- b',
        'answer: 1',
        'explanation: e',
        '```',
      ],
      [[11, '`what` is neither `key: value` nor part of one.']],
    ],
    [
      'Python beside a cell that does not exist',
      ['```python {beside=gone}', '```'],
      [[9, '`beside=gone` names no code cell above. This is shown as prose.']],
    ],
    [
      'Python beside a question',
      [
        '```predict cell=p',
        'question: q',
        'options:',
        '- a',
        '- b',
        'answer: 1',
        'explanation: e',
        '```',
        '```python {beside=p}',
        '```',
      ],
      [[17, '`beside=p` names no code cell above. This is shown as prose.']],
    ],
    [
      'Python given twice',
      ['```ts cell=a', '```', '```python {beside=a}', '```', '```python {beside=a}', '```'],
      [[13, '`a` has its Python already. This is shown as prose.']],
    ],
    [
      'Python that is not closed, with an attribute of a cell',
      ['```ts cell=a', '```', '```python {beside=a seed=4}', 'x = 1'],
      [
        [11, 'The attribute `seed` is not known here.'],
        [11, 'This Python is not closed; it reaches to the end of the lesson.'],
      ],
    ],
    [
      'lines that nobody can choose, and words for no line',
      [
        '```spot cell=s',
        'question: q',
        'code: |',
        '  a',
        '',
        '  b',
        'mistake:',
        '- 4',
        '- 2',
        '- first',
        'wrong:',
        '- 0: no',
        '- 1: fine',
        '- 1: again',
        '- 4: so',
        '- it is',
        'otherwise: o',
        'explanation: e',
        'repaired: r',
        '```',
      ],
      [
        [15, '`mistake: first` is not the number of a line.'],
        [15, 'Line 4 is named, and the code has 3.'],
        [15, 'Line 2 is empty, so nobody can choose it.'],
        [19, 'Line 0 is named, and the code has 3.'],
        [19, 'Line 1 has two answers; the first one counts.'],
        [19, 'Line 4 is named, and the code has 3.'],
        [19, 'Line 4 is the mistake, and is called wrong to choose.'],
        [19, '`it is` is not `line: words`.'],
      ],
    ],
    [
      'a program without a mistake',
      [
        '```spot cell=s',
        'question: q',
        'code: a',
        'mistake: []',
        'otherwise: o',
        'explanation: e',
        'repaired: r',
        '```',
        '```spot cell=t',
        'question: q',
        '```',
      ],
      [
        [12, 'No line is the mistake.'],
        [17, '`t` has no `code`.'],
        [17, '`t` has no `mistake`.'],
        [17, '`t` has no `otherwise`.'],
        [17, '`t` has no `explanation`.'],
        [17, '`t` has no `repaired`.'],
      ],
    ],
    ['a question without an id', ['```prose', 'Words.', '```'], [[9, 'This cell has no id: `cell=…`.']]],
  ])('warns of %s, with its line', (_, body, expected) => {
    const { warnings } = parse(...body)
    expect(warnings.map(({ line, message }) => [line, message])).toEqual(expected)
  })

  test('warns of a front matter that is missing, open or odd', () => {
    expect(parseLesson('Words.', 'x').warnings).toEqual([{ line: 1, message: 'There is no front matter.' }])
    expect(parseLesson('---\ntitle: x', 'x').warnings).toEqual([
      { line: 1, message: 'The front matter is not closed by `---`.' },
    ])
    const odd = '---\ntitle: x\nnumber: 1\nminutes: many\nteaches: y\nshelf: attic\nmood: good\n---\n'
    expect(parseLesson(odd, 'x').warnings.map(({ line }) => line)).toEqual([4, 6, 7])
    expect(parseLesson('---\ntitle: x\n---\n', 'x').warnings).toHaveLength(4)
  })
})
