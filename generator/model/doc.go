// Package model is the vocabulary of Guiju: the whole standards system as
// typed values, and the few pure questions everybody asks of them.
//
// # What flows in
//
// Package source decodes content/ into a [System]; package text parses each
// Markdown text once into a [Text]. From then on the system is immutable:
// check, derive, site and main read it and never write to it.
//
// # What it never does
//
// It reads no file, knows no library, prints nothing and asks no clock. A
// method whose answer depends on the day takes the as-of [Date].
//
// # Conventions
//
//   - [Bilingual] holds what is said in two languages; facts that have no
//     language (numbers, dates, keys) are written once.
//   - Keys in TOML are the glossary's English keys in kebab-case.
//   - Every record read from a file embeds [Origin]; Origin.At("in-force")
//     says where that value stands, for problems.
//   - A fact that may be unknown is a pointer, an empty string or a zero
//     [Date]; unknown is never read as "no" (see [Outcome]).
package model
