export function argumentsCopier(_given: Set<ArrayBufferLike>) {
  return {
    copyInto(args: readonly unknown[], builder: { args: unknown[] }) {
      for (const a of args) builder.args.push(typeof a === 'object' ? structuredClone(a) : a)
      return { bytes: 64, refs: 0, moved: 0 }
    },
    copyResult(value: unknown, builder: { args: unknown[] }, _path: string) {
      builder.args.push(typeof value === 'object' ? structuredClone(value) : value)
      return { refs: 0 }
    },
  }
}
export function decodeArguments(_args: unknown[], _make: (token: never) => object): void {}
