package model

// DataElement is one datum that standards define (数据元, data-elements.toml),
// described by the attributes of GB/T 18391: name, definition, representation
// and permissible values.
type DataElement struct {
	Origin     `toml:"-"`
	Code       string    `toml:"code"`
	Title      Bilingual `toml:"title"`
	Definition Bilingual `toml:"definition"`
	Type       string    `toml:"type"`
	// Format is the representation: "n..6", "an10", "YYYYMMDD"; "" where the
	// type says all.
	Format string `toml:"format"`
	Unit   string `toml:"unit"`
	// Values are the permissible values; none: any of the type.
	Values []ElementValue `toml:"value"`
	// Sources are the provisions that define it: "db41-t-s001#5.2".
	Sources []string `toml:"sources"`
	Sample  bool     `toml:"sample"`
}

// ElementValue is one permissible value.
type ElementValue struct {
	Origin `toml:"-"`
	Code   string    `toml:"code"`
	Title  Bilingual `toml:"title"`
}

// ElementTypes lists the values of DataElement.Type.
var ElementTypes = []string{"text", "code", "whole", "number", "date", "datetime", "flag"}

// Element returns the data element with the code, or nil.
func (s *System) Element(code string) *DataElement {
	return byID(s.Elements, code, func(e *DataElement) string { return e.Code })
}
