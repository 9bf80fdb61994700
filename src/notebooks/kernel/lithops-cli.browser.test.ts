/** Lithops' command line in cells, over real workers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { cli, FunctionExecutor, Storage } from 'lithops'
import { sleep } from 'actors'
const quick = { storage: 'memory', coldStart: 0, logLevel: 'NONE' } as const
const speak = async (x: number) => { console.log('I have', x); console.warn('two\\nlines'); return x }
const fexec = new FunctionExecutor(quick)
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** What a line printed, and what it failed with. */
async function lines(line: string) {
  const { printed, error } = await book.run(`const said = await cli(${JSON.stringify(line)})\nvoid said`)
  return error === '' ? printed : [...printed, error]
}

it('hello calls a function in a container, with Lithops’ lines around it', async () => {
  const printed = await lines('hello --storage memory')
  expect(printed.at(-1)).toBe('Hello World! Lithops is working as expected :)')
  expect(printed.join('\n')).toContain('Starting function invocation: hello() - Total: 1 activations')
})

describe('logs', () => {
  const frame = (text: string) => text.replace(/\(\d+\)/g, '(ID)')

  it('of a job are there when its results have come and the storage was cleaned', async () => {
    const ran = await book.run(`const spoken = fexec.map(speak, [1, 2])
      await spoken.getResult()
      spoken[0].jobKey`)
    const key = ran.value.replaceAll("'", '')
    expect(frame((await lines(`lithops logs get ${key}`)).join('\n'))).toBe(
      [
        "Activation: 'aws_lambda - 256MB' (ID)",
        '[', '    I have 1', '    two', '    lines', ']', '',
        "Activation: 'aws_lambda - 256MB' (ID)",
        '[', '    I have 2', '    two', '    lines', ']',
      ].join('\n'), // oxfmt-ignore
    )
    expect(await lines(`logs get ${key.replace('M', 'N')}`)).toEqual([
      `BadCall: The execution id ${key.replace('M', 'N')} does not exist in logs. Did you mean ${key}?`,
    ])
  })

  it('of a job are read from the storage where nobody remembers them', async () => {
    const status = {
      job: 'old-0-A000',
      call: 0,
      activation: 7,
      runtime: 'r',
      logs: [['log', 'long ago']],
      error: null,
    }
    await book.value(`await new Storage({ storage: 'memory' }).putObject(
      'lithops.jobs', 'old-0-A000/00000/status.json', '${JSON.stringify(status)}')`)
    expect(await lines('logs get old-0-A000')).toEqual(["Activation: 'r' (7)", '[', '    long ago', ']'])
  })

  it('of one activation stand in one frame, with the call before each line', async () => {
    const ran = await book.run(`const chunked = fexec.map(speak, [5, 6], { chunksize: 2 })
      await chunked.getResult()
      chunked[0].jobKey`)
    expect((await lines(`logs get ${ran.value.replaceAll("'", '')}`)).slice(1, 4)).toEqual([
      '[',
      '    00000 | I have 5',
      '    00000 | two',
    ])
  })

  it('are polled until nothing runs, also those of calls that still ran', async () => {
    const ran = await book.run(
      `const later = fexec.callAsync(async () => { await sleep(8); console.log('late'); throw new RangeError('no') })
      const polled = await cli('logs poll')
      void polled`,
      { clock: 100 },
    )
    expect(ran.error).toBe('')
    expect(ran.printed).toContain('    late')
    expect(ran.printed).toContain('    RangeError: no')
    expect(ran.printed.at(-1)).toBe(
      'Nothing has run for 5 seconds, so polling ends here. Lithops polls until it is interrupted.',
    )
  })

  it('are polled until somebody stops it, and the notebook goes on', async () => {
    const polls = book.run(
      `const for3 = fexec.callAsync(async () => { console.log('never'); await sleep(100000) }, undefined, { timeout: 900 })
      fexec.callAsync(speak, 77)
      await cli('logs poll')`,
      {},
      'polling',
    )
    await book.until(() =>
      book.session
        .cellRun('polling')
        .outputs.some((one) => one.kind === 'text' && one.text.includes('I have 77')),
    )
    await book.session.stop()
    expect((await polls).status).toBe('stopped')
    expect(await book.value('1 + 1')).toBe('2')
  })
})

describe('storage', () => {
  beforeAll(() => book.value(`await new Storage({ storage: 'memory' }).createBucket('data')`))

  it('puts, lists, gets and deletes', async () => {
    expect(await lines(`storage put 'Hello, you!' data --key notes/a.txt -b memory`)).toEqual([
      'Uploaded 11B to data/notes/a.txt',
    ])
    await lines('storage put x data --key notes/b.txt -b memory')
    expect(await lines('storage get data notes/a.txt -b memory')).toEqual(['Hello, you!'])
    expect(await lines('storage list data --prefix notes/ -b memory')).toEqual([
      'Key          Size',
      '-----------  ----',
      'notes/a.txt   11B',
      'notes/b.txt    1B',
      '',
      'Total objects: 2',
    ])
    expect(await lines('storage delete data notes/b.txt -b memory')).toEqual(['Deleted data/notes/b.txt'])
    expect(await lines('storage delete data notes/b.txt -b memory')).toEqual([
      'There is no data/notes/b.txt, so nothing was deleted.',
    ])
    expect(await lines('storage delete data --prefix notes/ -b memory')).toEqual([
      "Deleted 1 object of data with prefix 'notes/'",
    ])
  })

  it('says in its own words what isn’t there', async () => {
    expect(await lines('storage get data none -b memory')).toEqual([
      'StorageNoSuchKeyError: No such key /data/none found in storage.',
    ])
    expect((await lines('storage put x nowhere --key k -b memory'))[0]).toMatch(
      /^StorageNoSuchBucketError: No such bucket nowhere found in storage\./,
    )
    expect(await lines('storage list data -b s3')).toEqual([
      'BadCall: storage list: --backend is durable or memory; s3 is neither.',
    ])
  })

  it('keeps what is put in the browser where nothing else is said', async () => {
    await book.value(`await new Storage().createBucket('kept')`)
    await lines('storage put here kept --key k')
    expect(await book.value(`new TextDecoder().decode(await new Storage().getObject('kept', 'k'))`)).toBe(
      "'here'",
    )
  })
})

it('a wrong command is answered with the right one', async () => {
  expect(await lines('storage lst data')).toEqual([
    'BadCall: There is no command storage lst. Did you mean storage list? It is storage list BUCKET [--prefix PREFIX] [--backend durable|memory].',
  ])
})

it('help is a list of the commands, and what a line prints is given back', async () => {
  const ran = await book.run(`(await cli('help')).split('\\n').length`)
  expect(ran.printed[0]).toBe('Commands, each with or without lithops in front:')
  expect(Number(ran.value)).toBe(ran.printed.length)
})

it('clean removes what executors have left, and their logs', async () => {
  const ran = await book.run(`const messy = new FunctionExecutor({ ...quick, dataCleaner: false })
    const left = messy.map(speak, [1])
    await left.getResult()
    left[0].jobKey`)
  expect((await lines('clean'))[0]).toMatch(
    /^Removed \d+ objects from lithops\.jobs, and the logs of \d+ jobs?\.$/,
  )
  expect(await book.value(`(await new Storage({ storage: 'memory' }).listKeys('lithops.jobs')).length`)).toBe(
    '0',
  )
  expect((await lines(`logs get ${ran.value.replaceAll("'", '')}`))[0]).toMatch(/No call has ended yet\.$/)
  expect(await book.value('await fexec.callAsync(speak, 3).result()')).toBe('3')
})
