/**
 * What happens to files that a person brings: each is looked at, and those of MNIST are kept in this browser.
 *
 * The four need not come together. What is true is kept, what is missing is named, and whatever was wrong with a file
 * is said beside its name. The network of the page has no part in it: nothing is sent anywhere.
 */
import {
  FILES,
  KeepingRefused,
  lookAt,
  type FileName,
  type Finding,
  type KeptFiles,
} from '../../../runtime/learn'

export interface Brought {
  /** One a file, in the order in which they came; the bytes are let go. */
  readonly findings: readonly Omit<Finding, 'bytes'>[]
  /** What is kept now, in the order of the four. */
  readonly kept: readonly FileName[]
  /** Why the browser does not keep them; '' where it does. */
  readonly refusal: string
}

export interface Source {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** More than these in one go are not looked at: somebody dropped a folder of something else. */
export const MOST_FILES = 20

export async function bringFiles(
  sources: readonly Source[],
  files: KeptFiles,
  rest: () => Promise<void>,
  looking: (name: string) => void,
): Promise<Brought> {
  const findings: Omit<Finding, 'bytes'>[] = []
  const good = new Map<FileName, Uint8Array<ArrayBuffer>>()
  for (const source of sources.slice(0, MOST_FILES)) {
    looking(source.name)
    await rest()
    const brought = {
      name: source.name,
      size: source.size,
      bytes: async () => new Uint8Array(await source.arrayBuffer()),
    }
    const { bytes, ...finding } = await lookAt(brought, rest)
    if (finding.file !== null && bytes !== null) good.set(finding.file, bytes)
    findings.push(finding)
  }
  try {
    if (good.size > 0) await files.keep(good)
    return { findings, kept: await keptNow(files), refusal: '' }
  } catch (error) {
    if (!(error instanceof KeepingRefused)) throw error
    return { findings, kept: [], refusal: error.message }
  }
}

/** In the order of the four. */
export async function keptNow(files: KeptFiles): Promise<readonly FileName[]> {
  const names = await files.names()
  return FILES.filter((name) => names.includes(name))
}
