package model

// Lang is a language of the site. Chinese is authoritative.
type Lang string

const (
	Zh Lang = "zh" // zh-Hans, at the root of the site
	En Lang = "en" // below en/
)

// Langs lists the languages in the order in which the site shows them.
var Langs = []Lang{Zh, En}

// Tag returns the BCP 47 tag for the lang attribute.
func (l Lang) Tag() string {
	if l == Zh {
		return "zh-Hans"
	}
	return string(l)
}

// Prefix returns the folder of the language below the site root: "" or "en/".
func (l Lang) Prefix() string {
	if l == Zh {
		return ""
	}
	return string(l) + "/"
}

// Other returns the other language.
func (l Lang) Other() Lang {
	if l == Zh {
		return En
	}
	return Zh
}

// Bilingual is one thing said in Chinese and, perhaps, in English.
type Bilingual struct {
	Zh string `toml:"zh" json:"zh"`
	En string `toml:"en" json:"en,omitempty"`
}

// In returns the words in lang, or "" where there are none.
func (b Bilingual) In(l Lang) string {
	if l == En {
		return b.En
	}
	return b.Zh
}

// Or returns the words in lang, else those in the other language.
func (b Bilingual) Or(l Lang) string {
	if s := b.In(l); s != "" {
		return s
	}
	return b.In(l.Other())
}

// Empty reports whether nothing is said in either language.
func (b Bilingual) Empty() bool { return b.Zh == "" && b.En == "" }
