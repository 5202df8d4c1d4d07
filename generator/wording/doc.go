// Package wording reads what the sentences of a standard say: the words of a
// block with their places ([Run]), sentences, the verbal forms of GB/T
// 1.1—2020, Annex C (the lexicon), numbers with their units, and who must act.
//
// # What flows in and out
//
// Inlines and texts of package model flow in, values flow out. check asks it
// for words in the wrong place and compares both languages by it; derive makes
// the register of provisions from it. It reads Chinese and English by rules
// and word lists, no model and no dictionary: what it cannot tell it calls a
// statement. How often it is right is measured on sentences that people
// labelled (testdata, [TestLabels]).
//
// # What it never does
//
// It reports nothing: whether a word is wrong where it stands is for check to
// say.
package wording
