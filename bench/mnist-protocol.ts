/**
 * What the MNIST bench's page and its two workers say to each other.
 *
 * Both workers answer the same words, so that the page drives them alike. The page sends each the same batches,
 * made once, and the time a round takes is measured inside the worker, around training alone.
 */
export interface Setup {
  readonly kind: 'setup'
  readonly sizes: number[]
  readonly learningRate: number
  readonly testImages: Uint8Array
  readonly testLabels: Uint8Array
}
/** Train on these batches, one after another; each is `size` images. */
export interface Round {
  readonly kind: 'round'
  readonly size: number
  readonly images: Uint8Array
  readonly labels: Uint8Array
}
export type Command = Setup | Round | { readonly kind: 'evaluate' }

export type Reply =
  | { readonly kind: 'ready'; readonly facts: Record<string, string | number | boolean> }
  | { readonly kind: 'trained'; readonly samplesPerSecond: number }
  | { readonly kind: 'evaluated'; readonly accuracy: number }
  | { readonly kind: 'failed'; readonly message: string }
