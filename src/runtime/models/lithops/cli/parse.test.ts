import { describe, expect, it } from 'vitest'
import { helpText, COMMANDS, usageOf } from './commands'
import { parse, quote } from './parse'
import { wordsOf } from './words'

const texts = (line: string) => wordsOf(line).map(({ text }) => text)
const refused = (line: unknown): string => {
  try {
    parse(line)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('a line', () => {
  it('is cut at spaces, and quotes hold together what has some', () => {
    expect(texts(`  storage put 'two words'  b "it's"\n-k a/b`)).toEqual([
      'storage', 'put', 'two words', 'b', "it's", '-k', 'a/b',
    ]) // oxfmt-ignore
    expect(texts(`a'b c'd '' ""`)).toEqual(['ab cd', '', ''])
  })

  it('has backslashes as a shell has them', () => {
    expect(texts(String.raw`two\ words 'a\b' "a\b\"c" \'`)).toEqual(['two words', 'a\\b', 'a\\b"c', "'"])
  })

  it('says which quote was never closed', () => {
    expect(refused(`storage put 'x`)).toBe("The quote ' that opens in this line is never closed.")
  })
})

describe('a command', () => {
  it('is the same with lithops in front, as in a notebook of Python, and in other letters', () => {
    const poll = { name: 'logs poll', args: [], options: {} }
    for (const line of [
      'logs poll',
      'lithops logs poll',
      '!lithops logs poll',
      '$ lithops Logs POLL',
      'logs_poll',
    ])
      expect(parse(line)).toEqual(poll)
  })

  it('is help where nothing is said, or help is asked for', () => {
    for (const line of ['', 'lithops', 'help', 'help storage', '--help', 'lithops -h', 'storage list --help'])
      expect(parse(line).name).toBe('help')
  })

  it('takes options before and behind what it takes, long and short', () => {
    const put = { name: 'storage put', args: ['Hello!', 'data'], options: { key: 'a b' } }
    for (const line of [
      `storage put Hello! data --key 'a b'`,
      `storage put --key='a b' Hello! data`,
      `storage put -k "a b" Hello! data`,
    ])
      expect(parse(line)).toEqual(put)
  })

  it('takes for a text what begins with a dash where it is quoted, stands for itself, or comes behind --', () => {
    expect(parse(`storage put '-x' b -k k`).args).toEqual(['-x', 'b'])
    expect(parse('storage put - b -k k').args).toEqual(['-', 'b'])
    expect(parse('storage put -k k -- --x b').args).toEqual(['--x', 'b'])
    expect(parse(`storage put '' b -k k`).args).toEqual(['', 'b'])
  })

  it('deletes a key, or all with a prefix', () => {
    expect(parse('storage delete b k').args).toEqual(['b', 'k'])
    expect(parse('storage delete b --prefix p/')).toMatchObject({ args: ['b'], options: { prefix: 'p/' } })
    expect(refused('storage delete b')).toMatch(
      /^storage delete lacks KEY\. It is storage delete BUCKET KEY\|--prefix PREFIX /,
    )
    expect(refused('storage delete b k --prefix p')).toMatch(/^storage delete doesn't take k too\./)
  })
})

describe('a wrong line is answered', () => {
  it.each([
    ['log poll', 'logs poll'],
    ['logs pol', 'logs poll'],
    ['logs get-job x', 'logs get'],
    ['storage lst b', 'storage list'],
    ['storage ls b', 'storage list'],
    ['storage list_objects b', 'storage list'],
    ['put_object b k x', 'storage put'],
    ['getObject b k', 'storage get'],
    ['helo', 'hello'],
    ['claen', 'clean'],
  ])('%s by the nearest right one', (line, right) => {
    expect(refused(line)).toContain(`Did you mean ${right}?`)
  })

  it('by all there are where none is near', () => {
    expect(refused('make me a sandwich')).toBe(
      'There is no command make. There are hello, logs poll, logs get, clean, storage put, storage get, storage delete, storage list, help.',
    )
    expect(refused('logs')).toBe('There is no command logs. There are logs poll, logs get.')
  })

  it('by what lacks, what is too much, and what no option is', () => {
    expect(refused('logs get')).toBe(
      'logs get lacks JOB-KEY. It is logs get JOB-KEY, for example logs get 73bbe9-0-M000.',
    )
    expect(refused('storage put x b')).toMatch(/^storage put lacks --key\. /)
    expect(refused('storage put two words b -k k')).toMatch(
      /doesn't take b too\..*A text with spaces stands in quotes\.$/,
    )
    expect(refused('storage list b --prefx p')).toBe(
      'storage list has no option --prefx. Did you mean --prefix?',
    )
    expect(refused('storage list b -x p')).toBe('storage list has no option -x. It has --prefix, --backend.')
    expect(refused('clean --all')).toBe('clean has no option --all. It has none.')
    expect(refused('storage list b --prefix')).toMatch(/^Nothing stands behind --prefix\./)
  })

  it('with the line as it should be, where bucket and key stand first', () => {
    const said = refused(`storage put data hello.txt 'Hello, you'`)
    expect(said).toMatch(/Did you mean storage put 'Hello, you' data --key hello\.txt\?$/)
    expect(parse(/mean (.*)\?$/.exec(said)![1])).toMatchObject({ args: ['Hello, you', 'data'] })
  })

  it('where it is no text', () => {
    expect(refused(undefined)).toBe("cli takes a line of text, such as cli('hello'); undefined came.")
  })
})

it('every example is a right line, and help tells each command', () => {
  for (const spec of COMMANDS) {
    expect(parse(spec.example).name).toBe(spec.name)
    expect(helpText()).toContain(usageOf(spec))
  }
})

it('a quoted word is read as it was', () => {
  for (const text of ['a', 'two words', "it's", '', '-x', '"', 'a\\b', '$x *'])
    expect(texts(quote(text))).toEqual([text])
})
