/** The public entrance of this room: what a cell gets from 'learn', and what the page and its wiring need. */
export * from './module.ts'
export { lookAt, type BroughtFile, type Finding } from './brought.ts'
export { FILES, missingFrom, type FileName } from './checksums.ts'
export { keptFiles, KeepingRefused, type KeptFiles } from './kept-files.ts'
export { loadFolder, loadMnist, makeLoader, type LoadMnist, type Mnist } from './mnist.ts'
