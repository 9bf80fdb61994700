/**
 * Which room may import from which. Imports point one way:
 *
 *   protocol ← actor, clock, record ← broker, cluster, ship, store ← host, explore, learn ← models ← notebooks ← ui
 *
 * A room sees the rooms left of its own arrow and not its neighbours; type imports count too. Worker entries
 * (`*.worker.ts`) and main.tsx are wiring and see every room. To let a room see a neighbour, add it to `NEIGHBOURS`
 * and say why in ARCHITECTURE.md; circles between files stay refused.
 */

/** Left to right; each room with the folder that it is. */
const TIERS = [
  ['runtime/protocol'],
  ['runtime/actor', 'runtime/clock', 'runtime/record'],
  ['runtime/broker', 'runtime/cluster', 'runtime/ship', 'runtime/store'],
  ['runtime/host', 'runtime/explore', 'runtime/learn'],
  ['runtime/models'],
  ['notebooks'],
  ['ui'],
]

/** Exceptions within a tier: room → the neighbours that it sees, e.g. 'runtime/explore': ['runtime/host']. */
const NEIGHBOURS = {
  // Placement is a pure decision of the cluster's that the broker takes.
  'runtime/broker': ['runtime/cluster'],
  // The explorer runs the very hosts of the live machine.
  'runtime/explore': ['runtime/host'],
}

const WIRING = '\\.worker\\.ts$'
const anyOf = (rooms) => `^src/(${rooms.join('|')})/`

/** One rule a room: everything in src that is not itself and not left of it. */
const roomRules = TIERS.flatMap((rooms, tier) =>
  rooms.map((room) => {
    const others = [...TIERS.slice(0, tier).flat(), ...(NEIGHBOURS[room] ?? [])]
    return {
      name: `${room.replace('runtime/', '')}-sees-only-rooms-to-its-left`,
      comment: `${room} may import from ${others.join(', ') || 'nothing'}; src/main.tsx and *.worker.ts do the wiring.`,
      severity: 'error',
      from: { path: anyOf([room]), pathNot: WIRING },
      to: { path: '^src/', pathNot: anyOf([room, ...others]) },
    }
  }),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'nobody-imports-a-worker',
      comment:
        'A worker is started by new Worker(new URL("./x.worker.ts", import.meta.url)), never imported; worker-files.ts imports the addresses of the built files (?worker&url).',
      severity: 'error',
      from: { pathNot: '^src/notebooks/kernel/worker-files\\.ts$' },
      to: { path: '[.]worker([.]ts)?([?]|$)' },
    },
    {
      name: 'protocol-imports-nothing',
      comment: 'The words that cross threads stand alone: no package and no other room.',
      severity: 'error',
      from: { path: '^src/runtime/protocol/', pathNot: '\\.(test|soak)\\.tsx?$' },
      to: { pathNot: '^src/runtime/protocol/' },
    },
    {
      name: 'no-page-libraries-in-the-runtime',
      comment: 'The machine runs in workers: nothing there knows React or the DOM.',
      severity: 'error',
      from: { path: '^src/(runtime|notebooks/(document|kernel))/' },
      to: {
        path: 'node_modules/(react|react-dom|react-[^/]+|wouter|recharts|zustand|radix-ui|lucide-react|dompurify|@(radix-ui|xyflow|codemirror|fontsource-variable)/[^/]+)/',
      },
    },
    {
      name: 'ui-enters-the-runtime-by-its-protocol',
      comment: 'The page talks to a session (notebooks/kernel/session.ts) and reads the values of protocol/.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: '\\.(test|soak)\\.tsx?$' },
      to: { path: '^src/runtime/', pathNot: '^src/runtime/(protocol/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'lessons-import-nothing-of-the-engine',
      comment: 'A lesson is a textbook: data, and types of notebooks/exercises at most.',
      severity: 'error',
      from: { path: '^src/notebooks/lessons/[^/]+/' },
      to: { path: '^src/', pathNot: '^src/notebooks/(lessons|exercises)/' },
    },
    {
      name: 'lessons-take-only-types-from-exercises',
      comment: 'Lessons promise and exercises check: import type { … }.',
      severity: 'error',
      from: { path: '^src/notebooks/lessons/[^/]+/', pathNot: '\\.(test|soak)\\.tsx?$' },
      to: { path: '^src/notebooks/exercises/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-page-knows-no-hidden-check',
      comment:
        'What is in src may be shipped: hidden checks (grading/) and the page that runs them (headless/) are not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(grading|headless)/' },
    },
    {
      name: 'nobody-imports-main',
      comment: 'main.tsx wires the page; what others need of it belongs in a room.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/main\\.tsx$' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that import each other are one noun, or hide a third. Types may refer in a circle.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'src-uses-listed-dependencies',
      comment: 'What the page needs stands under dependencies in package.json.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(test|soak)\\.tsx?$|\\.fixture\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|md|svg|json|wasm)([?]|$)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
}
