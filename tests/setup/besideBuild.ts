import { constants, setPriority } from 'node:os'

// Where a test and the build want the same processor the build goes first: most tests wait for it.
if (process.env.BUILT_MARK) setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
