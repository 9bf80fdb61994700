/**
 * Brings the real MNIST into public/datasets/mnist, where the page's loader looks for it first.
 *
 * The files are not part of the repository: they are CC BY-SA, and 11 MB. They come from public mirrors, tried in
 * order, or from a folder that has them; what comes is believed only when its MD5, unpacked, is the published one.
 * Nothing is written before all four are right, so a failure leaves what was there.
 *
 * npm run datasets                        from the mirrors
 * npm run datasets -- --from DIR          from a folder, packed or not
 * npm run datasets -- --mirror URL        from this address first (a school's own copy); may be repeated
 * npm run datasets -- --to DIR            into another folder
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'

/** MD5 of each file unpacked, as published. */
export const MNIST = {
  'train-images-idx3-ubyte': '6bbc9ace898e44ae57da46a324031adb',
  'train-labels-idx1-ubyte': 'a25bea736e30d166cdddb491f175f624',
  't10k-images-idx3-ubyte': '2646ac647ad5339dbf082846283269ea',
  't10k-labels-idx1-ubyte': '27ae3e4e09519cfbb04c329615203637',
}

const MIRRORS = [
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://systemds.apache.org/assets/datasets/mnist/',
]

/** A mirror that says nothing for this long is given up. */
const PATIENCE_MS = 60_000

class Refused extends Error {}

/** @param {Uint8Array} bytes */
const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * The file packed, as it will stand in the folder; throws Refused, with the reason, when it is not the true one.
 * @param {string} name
 * @param {Buffer} bytes
 * @param {Record<string, string>} [sums]
 */
export function verified(name, bytes, sums = MNIST) {
  if (bytes.length === 0) throw new Refused('it is empty')
  if (/^\s*</.test(bytes.subarray(0, 32).toString('latin1'))) throw new Refused('it is a web page')
  let plain
  try {
    plain = isGzip(bytes) ? gunzipSync(bytes) : bytes
  } catch {
    throw new Refused('its gzip is damaged or truncated')
  }
  const sum = createHash('md5').update(plain).digest('hex')
  if (sum === sums[name]) return isGzip(bytes) ? bytes : gzipSync(plain, { level: 9 })
  const other = Object.keys(sums).find((known) => sums[known] === sum)
  throw new Refused(other ? `it is ${other}` : `its MD5 is ${sum}, and ${sums[name]} was expected`)
}

/** @param {string} folder */
const fromFolder = (folder) => async (name) => {
  // Packed or not, with the dash of the published names or the dot that some copies have.
  const dotted = name.replace('-idx', '.idx')
  const candidates = [`${name}.gz`, name, `${dotted}.gz`, dotted].map((file) => join(folder, file))
  const found = candidates.find((path) => existsSync(path))
  if (!found) throw new Refused('it is not there')
  return readFileSync(found)
}

/** @param {string} mirror */
const fromMirror = (mirror) => async (name) => {
  let response
  try {
    response = await fetch(new URL(`${name}.gz`, mirror.replace(/\/?$/, '/')), {
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return Buffer.from(await response.arrayBuffer())
  } catch (error) {
    throw new Refused(`it could not be reached (${error.cause?.code ?? error.message})`)
  }
  throw new Refused(`the server answered ${response.status}`)
}

/**
 * All four files from one place, or null with the reason told.
 * @param {string} place
 * @param {(name: string) => Promise<Buffer>} get
 * @param {Record<string, string>} sums
 */
async function bring(place, get, sums) {
  /** @type {Record<string, Buffer>} */
  const files = {}
  for (const name of Object.keys(sums)) {
    try {
      files[name] = verified(name, await get(name), sums)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      console.error(`  ${place}: ${name}: ${error.message}`)
      return null
    }
  }
  return files
}

/** @param {string} folder @param {Record<string, string>} sums */
function isComplete(folder, sums) {
  return Object.keys(sums).every((name) => {
    try {
      return verified(name, readFileSync(join(folder, `${name}.gz`)), sums) !== null
    } catch {
      return false
    }
  })
}

/**
 * @param {string[]} args
 * @param {{mirrors?: string[], sums?: Record<string, string>}} [world]  Tests name mirrors and files of their own.
 * @returns {Promise<number>} The exit code.
 */
export async function main(args, { mirrors = MIRRORS, sums = MNIST } = {}) {
  const { from, mirror, to } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      mirror: { type: 'string', multiple: true, default: [] },
      to: { type: 'string', default: join(import.meta.dirname, '../public/datasets/mnist') },
    },
  }).values
  const folder = resolve(to)
  const shown = relative(process.cwd(), folder) || '.'
  if (isComplete(folder, sums)) {
    console.log(`MNIST is in ${shown} already, and its checksums are right.`)
    return 0
  }
  if (from !== undefined && !existsSync(from)) {
    console.error(`There is no folder ${from}.`)
    return 1
  }
  const places = from
    ? [{ place: from, get: fromFolder(resolve(from)) }]
    : [...mirror, ...mirrors].map((url) => ({ place: url, get: fromMirror(url) }))
  for (const { place, get } of places) {
    console.log(`MNIST from ${place} …`)
    const files = await bring(place, get, sums)
    if (!files) continue
    mkdirSync(folder, { recursive: true })
    for (const [name, bytes] of Object.entries(files)) {
      // Written aside and renamed, so that no reader ever meets half a file.
      const path = join(folder, `${name}.gz`)
      writeFileSync(`${path}.part`, bytes)
      renameSync(`${path}.part`, path)
    }
    console.log(
      `MNIST is in ${shown}: four files, checksums verified. (Data: LeCun, Cortes, Burges; CC BY-SA 3.0.)`,
    )
    return 0
  }
  console.error(
    from
      ? `MNIST was not brought: ${from} does not have the four true files (${Object.keys(sums).join(', ')}).`
      : 'MNIST was not brought: no mirror gave the four true files. If you have them, or can download them ' +
          'elsewhere, run: npm run datasets -- --from FOLDER. The notebooks work without them, on drawn digits.',
  )
  return 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error)
    process.exitCode = 1
  }
}
