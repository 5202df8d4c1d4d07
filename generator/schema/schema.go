// Package schema is what the content may hold: every file, every key of it, its
// type, what people call it, what it means and from which vocabulary its values
// come.
//
// The types of package model flow in, by reflection; one list of keys with
// their words (words*.go) flows beside them, and a test holds the two together.
// What `new` writes as comments, `schema` as JSON Schema, `export` as columns
// and the handbook as a reference all comes from here, and [Required] is what
// package source asks of a record. It reads no content but for the values of
// vocabularies ([Choices]), and never writes.
package schema

import "guiju/generator/model"

// Kind is the type of a value.
type Kind string

const (
	Words     Kind = "words"     // a string
	Bilingual Kind = "bilingual" // { zh, en }
	Date      Kind = "date"      // a TOML local date
	Whole     Kind = "whole"     // an integer
	Flag      Kind = "flag"      // true or false
	List      Kind = "list"      // of strings
	Table     Kind = "table"     // [site.footer]: Keys
	Records   Kind = "records"   // [[level]]: Keys
	Counts    Kind = "counts"    // a table of whole numbers by a key of Vocabulary
	Hashes    Kind = "hashes"    // words by year and provision: written by the program only
)

// File is one kind of file of the content folder.
type File struct {
	Name  string // "work", "regions", …
	Path  string // "standards/<work>/work.toml"
	Title model.Bilingual
	About model.Bilingual
	Keys  []Key
}

// Key is one key of a file or record.
type Key struct {
	Name string // "in-force"
	Kind Kind
	// Title is what people call it: a column head. About says what it means,
	// in a sentence or two.
	Title, About model.Bilingual
	// Vocabulary names the list that values come from, "" where any will do.
	Vocabulary string
	Required   bool
	Example    string // a right value, as TOML
	Keys       []Key  // of Table and Records

	said model.Bilingual // the example of a Bilingual
}

// ExampleIn returns the words of the example of a Bilingual in a language.
func (k Key) ExampleIn(l model.Lang) string { return k.said.In(l) }

// Choice is one value of a vocabulary.
type Choice struct {
	Value string
	Title model.Bilingual
}
