/**
 * What a student who knows Lithops looks for, and the test that shows that it is here. An item without one fails.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const CALLS = 'src/notebooks/kernel/lithops.browser.test.ts'
const FUTURES = 'src/notebooks/kernel/lithops-futures.browser.test.ts'
const PARTS = 'src/runtime/models/lithops/partitions.test.ts'
const PLATFORM = 'src/runtime/cluster/functions/platform.test.ts'
const POOLS = 'src/notebooks/kernel/multiprocessing.browser.test.ts'
const STORAGE = 'src/runtime/models/lithops/storage.test.ts'
const DATA = 'src/notebooks/kernel/lithops-data.browser.test.ts'

/** What is looked for, the file, and the title of a test in it. */
const ITEMS: readonly (readonly [item: string, file: string, title: string])[] = [
  // Futures
  [
    'FunctionExecutor and its three kinds',
    FUTURES,
    'run on this machine’s cores, on a platform, or on workers with a queue',
  ],
  ['callAsync', CALLS, 'calls a function in a container and gives what it returned'],
  ['map', CALLS, 'maps a function over data, in the order of the data'],
  ['chaining of maps', CALLS, 'maps over what it has mapped'],
  ['mapReduce with spawnReducer', CALLS, 'reduces what it has mapped, the reducer begun at %i percent'],
  [
    'a tuple, an object, anything else as arguments',
    CALLS,
    'gives a tuple to positions, an object to names, and anything else as the one argument',
  ],
  [
    'the injected id, and extraEnv',
    CALLS,
    'fills in the number of the call, and gives each call its environment',
  ],
  ['the injected storage', FUTURES, 'gives a function that asks for it a storage'],
  ['ids of executors, jobs and calls', FUTURES, 'of executors, jobs and calls are as Lithops writes them'],
  ['wait and returnWhen', CALLS, 'waits for all, for one, for a share, or not at all'],
  [
    'getResult, throwExcept',
    CALLS,
    'throws what a call threw at whoever asks for its result, and gives null where it should not throw',
  ],
  [
    'states and members of a future, no cancel()',
    FUTURES,
    'goes through the states of Lithops, and says so by its members',
  ],
  ['the remote stack', FUTURES, 'that failed has the stack of where it was thrown'],
  ['the time limit', CALLS, 'ends a container at its time limit, also one that never lets go'],
  ['the memory limit', CALLS, 'ends a container that uses more memory than it has'],
  ['data over 4 MiB', CALLS, 'refuses data that are too large, before anything is sent'],
  ['retries', CALLS, 'makes a call that failed again, as often as it was told'],
  [
    'clean() and the internal bucket',
    FUTURES,
    'shows function, data, status and result of a job until it is cleaned',
  ],
  ['jobSummary()', FUTURES, 'sum up what their jobs were and cost'],
  ['the statistics', FUTURES, 'has all statistics that Lithops has, in order of time'],
  [
    'the log lines, in their order',
    CALLS,
    'says what it does in the order of Lithops, each line with its ids',
  ],
  ['the configuration object', FUTURES, 'take a configuration object'],
  // Data processing
  ['obj and its stream', PARTS, 'gives the lines one by one, and what is asked for of the bytes'],
  ['a bucket, a prefix, keys or URLs', PARTS, 'is a bucket, a prefix, keys, or URLs'],
  ['never mixed', PARTS, 'is refused where it is mixed, empty or no text'],
  [
    'objChunkNumber before objChunkSize',
    PARTS,
    'have a size, or are so many; the number goes before the size',
  ],
  ['lines stay whole', PARTS, 'gives each line to the part in which it begins'],
  ['exact sizes with objNewline null', PARTS, 'cuts exactly where no line end is given'],
  ['a reducer a key', CALLS, 'reduces by key where it should'],
  ['a word count, however it is cut', DATA, 'the words of 10 MB are counted as one by one, %s'],
  // Modes and limits
  ['a queue beyond the limit', PLATFORM, 'waits beyond the limit, first come, first served'],
  [
    'cold and warm',
    PLATFORM,
    'opens a container, and runs there when it is ready; the next one finds it warm',
  ],
  ['keep-alive', PLATFORM, 'ends a container that nobody has used for as long as it is kept warm'],
  [
    'standalone workers',
    PLATFORM,
    'begins all its workers with the first job, and gives each the next call of the queue',
  ],
  [
    'the defaults',
    FUTURES,
    'have the limits of AWS Lambda where nothing is said, and refuse what no platform has',
  ],
  ['200 tasks in 25 workers', CALLS, 'packs 200 calls with 4 processes and 8 a chunk into 25 activations'],
  ['the bill', PLATFORM, 'of a million calls of 128 MB for 100 ms is what AWS’s prices say'],
  // Multiprocessing
  ['Process', POOLS, 'runs its target in a container'],
  ['Pool.apply', POOLS, 'applies a function, with arguments by position and by name'],
  ['Pool.map', POOLS, 'maps a function over items, and gives a list however few they are'],
  ['Pool.starmap', POOLS, 'spreads items with starmap'],
  ['applyAsync, mapAsync, starmapAsync', POOLS, 'gives results later, and calls back'],
  ['imap, imapUnordered', POOLS, 'iterates over results in order, or as they come'],
  ['the initializer', POOLS, 'runs its initializer in each call, before the function'],
  ['close, join', POOLS, 'takes no work when it is closed, and waits for the rest'],
  ['terminate', POOLS, 'gives up what has not come when it is terminated, also at the end of a block'],
  ['AsyncResult', POOLS, 'waits no longer than it is told to, and the result still comes'],
  ['Queue', POOLS, 'a queue: what one puts another gets, in order'],
  ['Lock and Value', POOLS, 'a value: a lock keeps 20 increments right'],
  ['Manager', POOLS, 'a dictionary, a list and an array'],
  ['Semaphore, Event, Barrier', POOLS, 'a barrier, an event and a semaphore'],
  ['Pipe', POOLS, 'a pipe with two ends'],
  // Storage
  ['ranges', STORAGE, 'comes in ranges whose ends are both part of them'],
  ['streams', STORAGE, 'fetches what is read, and gives no bytes behind the end'],
  [
    'deleteObject, deleteObjects',
    STORAGE,
    'is gone when it is deleted, alone or with others, and once more does nothing',
  ],
  [
    'listObjects, listKeys',
    STORAGE,
    'gives keys and sizes in the order of the keys, by prefix and by pattern',
  ],
  ['cloud objects', STORAGE, 'has a bucket and a key of its own where none is given'],
  [
    'a missing key in Lithops’ words',
    STORAGE,
    'says which key or bucket there is not, by its class and in Lithops’ words',
  ],
]

test.each(ITEMS)('%s', (_, file, title) => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../..', file), 'utf8')
  expect(text.includes(`'${title}'`), `${file} has no test '${title}'`).toBe(true)
})
