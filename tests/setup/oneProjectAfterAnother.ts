import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What needs no build first, while it is made; then the slowest, so that none of them is left for the end, when one core would wait for the other. */
const ORDER = ['domain', 'e2e', 'process', 'sqlite', 'postgres']

/** Keeps the files of a project together: a worker that changes between projects loads everything anew. */
export class OneProjectAfterAnother extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ project }: TestSpecification) => ORDER.indexOf(project.name)
    return sorted.sort((a, b) => place(a) - place(b))
  }
}
