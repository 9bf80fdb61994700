/** What `await using` calls at the end of a block, also where the browser has no symbol for it. */
export const ASYNC_DISPOSE: typeof Symbol.asyncDispose =
  (Symbol as Partial<typeof Symbol>).asyncDispose ??
  (Symbol.for('Symbol.asyncDispose') as typeof Symbol.asyncDispose)
