/** The public entrance of this room: what a cell gets from 'learn', and what wiring needs. */
export { identify, type KnownFile, type Source } from './checksums.ts'
export { TrainingDiverged, type Images, type Weights } from './checks.ts'
export { gunzip, IdxError, readIdx, readIdxFile, writeIdx, type Idx } from './idx.ts'
export type { Activation } from './kernels/reference.ts'
export { DatasetMissing, loadFolder, loadMnist, makeLoader, type LoadMnist, type Mnist } from './mnist.ts'
export { Network, type BatchResult, type Evaluation, type NetworkOptions } from './network.ts'
export { batches, splitOf, type Batch, type BatchOptions, type Split } from './split.ts'
