/** TypeScript over files that stand in memory: cells, the modules that they import, and TypeScript's own library. */
import ts from 'typescript'
import type { CellFiles } from './cell-files'
import { DEFAULT_LIB, LIB_FILES, LIBS } from './libs'
import { MODULE_FILES } from './modules'

/** Kind to code without types; what is wrong all the same is told (`judge.ts`). */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: LIBS,
  types: [],
  allowJs: true,
  checkJs: true,
  strict: false,
  noImplicitAny: false,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  skipLibCheck: true,
  noEmit: true,
}

/** What never changes: its version is always the same. */
const FIXED = new Map([...LIB_FILES, ...MODULE_FILES])
const FIXED_VERSION = '1'

export function createEnvironment(cells: CellFiles): ts.LanguageService {
  const snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>()
  const versionOf = (file: string) => cells.named(file)?.version ?? FIXED_VERSION
  const textOf = (file: string): string | undefined => {
    const cell = cells.named(file)
    return cell ? cell.head + cell.cell.text : FIXED.get(file)
  }
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => OPTIONS,
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => DEFAULT_LIB,
    getScriptFileNames: () => [...MODULE_FILES.keys(), ...cells.all.map(({ name }) => name)],
    getScriptVersion: versionOf,
    getScriptSnapshot(file) {
      const text = textOf(file)
      if (text === undefined) return undefined
      const known = snapshots.get(file)
      const version = versionOf(file)
      if (known?.version === version) return known.snapshot
      const snapshot = ts.ScriptSnapshot.fromString(text)
      snapshots.set(file, { version, snapshot })
      return snapshot
    },
    fileExists: (file) => textOf(file) !== undefined,
    readFile: textOf,
    directoryExists: () => false,
    getDirectories: () => [],
    // Heads name cells; the modules are ambient, and anything else isn't there.
    resolveModuleNameLiterals: (literals) =>
      literals.map(({ text }) => {
        const file = cells.imported(text)
        const extension = file?.syntax.typed ? ts.Extension.Ts : ts.Extension.Js
        return { resolvedModule: file && { resolvedFileName: file.name, extension } }
      }),
  }
  return ts.createLanguageService(host, ts.createDocumentRegistry())
}
