import fc from 'fast-check'

// A run that fails fails again: what is random in the tests comes from one seed, or from the one that is named.
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 20240410) })

// What a build remembers of another would hide what a test is about; the tests of that name a folder of their own.
process.env.BRIEFING_CACHE = ''
