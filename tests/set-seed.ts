import fc from 'fast-check'

// A run that fails fails again: what is random in the tests comes from one seed, or from the one that is named.
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 20240410) })
