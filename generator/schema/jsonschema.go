package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"guiju/generator/model"
)

// jsonSchema is the part of JSON Schema draft 7 (json-schema.org/draft-07) that
// editors of TOML understand: taplo, and with it Even Better TOML. Written by
// hand on purpose: libraries such as invopop/jsonschema read struct tags, and
// what people call a key, in two languages, is no struct tag here; the fields
// below are all that is needed, in the order in which they are written.
type jsonSchema struct {
	Schema      string      `json:"$schema,omitempty"`
	Comment     string      `json:"$comment,omitempty"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Type        string      `json:"type,omitempty"`
	Format      string      `json:"format,omitempty"`
	Pattern     string      `json:"pattern,omitempty"`
	Const       *int        `json:"const,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Examples    []string    `json:"examples,omitempty"`
	Items       *jsonSchema `json:"items,omitempty"`
	Properties  properties  `json:"properties,omitempty"`
	Required    []string    `json:"required,omitempty"`
	// Additional is false, or the schema of every other key.
	Additional any    `json:"additionalProperties,omitempty"`
	Taplo      *taplo `json:"x-taplo,omitempty"`
}

// taplo tells what the values of an enumeration mean
// (taplo.tamasfe.dev/configuration/developing-schemas.html).
type taplo struct {
	Docs struct {
		EnumValues []string `json:"enumValues"`
	} `json:"docs"`
}

// properties keeps the order of keys, which a map would lose.
type properties []property

type property struct {
	name string
	of   *jsonSchema
}

func (ps properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(',')
		}
		value, err := encode(p.of)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", p.name, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode is json.Marshal without the escapes that are for HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// filled is a pattern of words that say something: package source takes blank
// words for missing ones.
const filled = `\S`

// Mark opens the comment of every schema that the program writes, so that it
// knows its own files again.
const Mark = "Written by guiju schema; do not edit. 由 guiju schema 写入，请勿修改。"

// JSON writes the JSON Schema of the file's TOML.
func (f File) JSON() []byte {
	s := object(f.Keys)
	s.Schema, s.Comment = "http://json-schema.org/draft-07/schema#", Mark
	s.Title, s.Description = both(f.Title, " / "), both(f.About, "\n\n")
	if f.Name == "system" {
		format := model.Format
		s.property("format").Const = &format
	}
	b, err := encode(s)
	if err == nil {
		var out bytes.Buffer
		if err = json.Indent(&out, b, "", "  "); err == nil {
			return out.Bytes()
		}
	}
	panic("BUG: JSON Schema: " + err.Error())
}

// both says a thing in both languages, Chinese first.
func both(b model.Bilingual, between string) string { return b.Zh + between + b.En }

func (s *jsonSchema) property(name string) *jsonSchema {
	for _, p := range s.Properties {
		if p.name == name {
			return p.of
		}
	}
	panic("BUG: no property " + name)
}

func object(keys []Key) *jsonSchema {
	s := &jsonSchema{Type: "object", Additional: false}
	for _, k := range keys {
		s.Properties = append(s.Properties, property{k.Name, k.json()})
		if k.Required {
			s.Required = append(s.Required, k.Name)
		}
	}
	return s
}

// words is the schema of a string.
func wordsSchema(required bool) *jsonSchema {
	s := &jsonSchema{Type: "string"}
	if required {
		s.Pattern = filled
	}
	return s
}

func (k Key) json() *jsonSchema {
	var s *jsonSchema
	switch k.Kind {
	case Words:
		s = wordsSchema(k.Required)
		s.choose(k.Vocabulary)
	case Bilingual:
		s = &jsonSchema{Type: "object", Additional: false,
			Properties: properties{{"zh", wordsSchema(k.Required)}, {"en", wordsSchema(false)}}}
		if k.Required {
			s.Required = []string{"zh"}
		}
	case Date:
		s = &jsonSchema{Type: "string", Format: "date"}
	case Whole:
		s = &jsonSchema{Type: "integer"}
	case Flag:
		s = &jsonSchema{Type: "boolean"}
	case List:
		s = &jsonSchema{Type: "array", Items: wordsSchema(false)}
		s.Items.choose(k.Vocabulary)
	case Table:
		s = object(k.Keys)
	case Records:
		s = &jsonSchema{Type: "array", Items: object(k.Keys)}
	case Counts:
		s = &jsonSchema{Type: "object", Additional: &jsonSchema{Type: "integer"}}
	case Hashes:
		s = &jsonSchema{Type: "object", Additional: &jsonSchema{Type: "object", Additional: wordsSchema(false)}}
	default:
		panic("BUG: no JSON Schema for a key of kind " + string(k.Kind))
	}
	s.Title, s.Description = both(k.Title, " / "), both(k.About, "\n\n")
	if k.Kind == Words && s.Enum == nil {
		s.Examples = []string{unquote(k.Example)}
	}
	return s
}

// choose adds the values of a vocabulary that the program sets; "" is none of
// them and means that the value is not known, where the key may be absent.
func (s *jsonSchema) choose(vocabulary string) {
	choices, ok := Fixed(vocabulary)
	if !ok {
		return
	}
	s.Taplo = &taplo{}
	for _, c := range choices {
		s.Enum = append(s.Enum, c.Value)
		s.Taplo.Docs.EnumValues = append(s.Taplo.Docs.EnumValues, both(c.Title, " / "))
	}
	if s.Pattern == "" {
		s.Enum = append(s.Enum, "")
		s.Taplo.Docs.EnumValues = append(s.Taplo.Docs.EnumValues, both(bilingual("没有记录", "not known"), " / "))
	}
}

// unquote gives the words of an example, which is a string without escapes.
func unquote(example string) string { return strings.Trim(example, `"'`) }

// TaploConfig associates the TOML files of a content folder with the schemas
// in dir, both named as seen from the folder that is open in the editor
// (taplo.tamasfe.dev/configuration/file.html).
func TaploConfig(content, dir string) []byte {
	var b strings.Builder
	b.WriteString("# " + Mark + "\n")
	for _, f := range Files() {
		if path.Ext(f.Path) != ".toml" {
			continue
		}
		fmt.Fprintf(&b, "\n[[rule]]\ninclude = [%s]\n[rule.schema]\npath = %s\n", Quote(path.Join(content, glob(f.Path))), Quote(path.Join(dir, f.Name+".json")))
	}
	return []byte(b.String())
}

// glob replaces the names in brackets of a path: <work>.
func glob(p string) string {
	parts := strings.Split(p, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, "<") {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}
