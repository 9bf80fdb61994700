/** Builds e2e/support/pages/session.html as the product is built. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const project = resolve(import.meta.dirname, '../..')

/** The folder that it was built into; whoever asked for it removes it. */
export async function buildSessionPage(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'actorium-session-'))
  const input = join(project, 'e2e/support/pages/session.html')
  await build({
    configFile: join(project, 'vite.config.ts'),
    root: join(project, 'e2e/support/pages'),
    publicDir: join(project, 'public'),
    logLevel: 'error',
    build: { outDir: dir, emptyOutDir: true, rolldownOptions: { input } },
  })
  return dir
}
