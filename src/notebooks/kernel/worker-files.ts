/**
 * The files of the built workers: where they are, and their texts, which are read once while the page lives.
 *
 * Each is one classic script, so its text is the whole worker: for the opener (opener.worker.ts) and for the sandbox.
 * A worker's text is read when the first of its kind is made, and costs a visit that makes none nothing.
 */
import { FileTexts } from '../../runtime/cluster/file-texts'
import openerUrl from '../../runtime/cluster/opener.worker.ts?worker&url'
import containerUrl from '../../runtime/host/container.worker.ts?worker&url'
import explorerUrl from './explorer.worker.ts?worker&url'
import packUrl from '../../runtime/models/pack.worker.ts?worker&url'
import kernelUrl from './kernel.worker.ts?worker&url'

const NOT_BUILT = 'Workers are single files only on the built page. Run "npm start".'

const here = (url: string) => new URL(url, document.baseURI)

export const workerFiles = {
  opener: here(openerUrl),
  kernel: here(kernelUrl),
  container: here(containerUrl),
  explorer: here(explorerUrl),
  pack: here(packUrl),
}

export const workerTexts = new FileTexts(async (url) => {
  // A pack's text is taken where the development server has one, as that of the browser tests has.
  if (import.meta.env.DEV && url.href !== workerFiles.pack.href) throw new Error(NOT_BUILT)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  // Stacks and the browser's tools name the file that the code is from.
  return `${await response.text()}\n//# sourceURL=${url.href}`
})
