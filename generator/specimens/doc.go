// Package specimens says what is in a text, so that what was written into a
// specimen of an office document can be compared with what is read out of it.
//
// # What flows in
//
// A [model.Text]: for the truth, the Markdown that a specimen was written
// from; for the comparison, what somebody read in the specimen.
//
// # What flows out
//
// A [Structure]: headings, tables, figures, formulas and terms in order, and
// how many of each there are. [Compare] says how two of them differ.
//
// The tests of this package make the specimens themselves,
// generator/testdata/manuscripts; the README there says how and from what.
//
// # What it never does
//
// It knows nothing of the readers it judges, and is no part of the program.
package specimens
