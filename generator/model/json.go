package model

import "encoding/json"

// The JSON of a block is its fields behind a "type" member, so that a reader
// of the data twins can tell the blocks of a provision apart.

func tagged(kind string, v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	head := `{"type":"` + kind + `"`
	if string(b) != "{}" {
		head += ","
	}
	return append([]byte(head), b[1:]...), nil
}

func (b *Paragraph) MarshalJSON() ([]byte, error) {
	type fields Paragraph
	return tagged("paragraph", (*fields)(b))
}

func (b *List) MarshalJSON() ([]byte, error) {
	type fields List
	return tagged("list", (*fields)(b))
}

func (b *Table) MarshalJSON() ([]byte, error) {
	type fields Table
	return tagged("table", (*fields)(b))
}

func (b *Figure) MarshalJSON() ([]byte, error) {
	type fields Figure
	return tagged("figure", (*fields)(b))
}

func (b *Formula) MarshalJSON() ([]byte, error) {
	type fields Formula
	return tagged("formula", (*fields)(b))
}

func (b *Note) MarshalJSON() ([]byte, error) {
	type fields Note
	return tagged("note", (*fields)(b))
}

func (b *Example) MarshalJSON() ([]byte, error) {
	type fields Example
	return tagged("example", (*fields)(b))
}

func (b *Quote) MarshalJSON() ([]byte, error) {
	type fields Quote
	return tagged("quote", (*fields)(b))
}

func (b *Code) MarshalJSON() ([]byte, error) {
	type fields Code
	return tagged("code", (*fields)(b))
}
