package derive

import (
	"reflect"
	"slices"
	"strings"

	"guiju/generator/model"
)

// TwinSchemaPath is where the schema of the twins is published.
const TwinSchemaPath = "data/schema/standard.json"

// TwinSchema is the JSON Schema of the data twins, made from the types that
// write them, so that it cannot say anything else. A reader is told to expect
// fields to come: only closed schemas, which the tests use, refuse them.
func TwinSchema(closed bool) []byte {
	s := schemaMaker{defs: map[string]any{}, closed: closed}
	root := s.object(reflect.TypeFor[Twin](), "")
	root["$schema"] = dialect
	root["title"] = "标准的数据 Data of a standard"
	root["description"] = "standards/<标准编码>.json：题录，以及公开了正文的标准的全部条款。 standards/<work>.json: the record of a standard and, where its text is published, all its provisions."
	for key, words := range twinWords {
		root["properties"].(map[string]any)[key].(map[string]any)["description"] = words
	}
	root["properties"].(map[string]any)["format"].(map[string]any)["const"] = TwinFormat
	root["$defs"] = s.defs
	return encoded(root)
}

// twinWords say what the first keys mean; the others are called by their names.
var twinWords = map[string]string{
	"format":        "版本号；只增加字段时不变，其他改动时加一。 The version: stays when fields are added, counts up otherwise.",
	"as_of":         "状态按这一天推算。 The day as of which the status holds.",
	"sample":        "是不是样本：样本不是已发布的标准。 Whether it is a sample, which nobody issued.",
	"id":            "标准编码，也是文件名。 The id, which is the name of the file too.",
	"status":        "这一天的状态；别的日子由 edition 中的日期和 superseded_on 推算。 The status on that day; of other days it follows from the dates in edition and superseded_on.",
	"page":          "网页，相对于网站的根。 The page, relative to the site's root.",
	"superseded_on": "更新的版本实施的日期。 The day on which a later edition comes into force.",
	"review_due":    "复审应在这一天之前完成。 The day by which it is to be reviewed.",
	"codes":         "条的短码，以条在网页上的位置为键。 Short codes of provisions by their places on the page.",
	"amended_by":    "由修改单修改、增加或者删去的条，以条号为键。 Provisions that an amendment changed, added or took out.",
	"fingerprints":  "正文文字的短指纹，以语言为键；打印的页面上也有，可在 verify.html 查到。 Short fingerprints of the words by language; printed pages bear them, and verify.html finds them.",
	"keys":          "条的永久编号，以条在网页上的位置为键：改号、移到下一版都不变。 Permanent keys of provisions by their places on the page: they stay through renumbering and into the next edition.",
	"texts":         "正文，以语言（zh、en）为键；只公开题录的没有。 The texts by language (zh, en); none where the record alone is public.",
	"basis":         "与法律法规条款的对应。 How provisions relate to articles of laws.",
	"cites":         "引用的标准及其状态。 The standards it cites, with their status.",
}

// blockTypes are the kinds of block by what their "type" says.
var blockTypes = map[string]reflect.Type{
	"paragraph": reflect.TypeFor[model.Paragraph](), "list": reflect.TypeFor[model.List](), "table": reflect.TypeFor[model.Table](),
	"figure": reflect.TypeFor[model.Figure](), "formula": reflect.TypeFor[model.Formula](), "note": reflect.TypeFor[model.Note](),
	"example": reflect.TypeFor[model.Example](), "quote": reflect.TypeFor[model.Quote](), "code": reflect.TypeFor[model.Code](),
}

// knownValues are the vocabularies of kinds of string.
var knownValues = map[reflect.Type][]string{
	reflect.TypeFor[model.Status]():  {"planned", "upcoming", "current", "superseded", "withdrawn", "unknown"},
	reflect.TypeFor[model.Lang]():    {"zh", "en"},
	reflect.TypeFor[model.Grammar](): {"standard", "regulation", "policy", "prose"},
	reflect.TypeFor[model.ProvisionKind](): {"foreword", "introduction", "clause", "subclause", "term", "annex", "bibliography", "index",
		"part", "chapter", "section", "article", "item"},
	reflect.TypeFor[model.ListKind](): {"dash", "dot", "alpha", "number", "han", "paren", "bullet", "order"},
	reflect.TypeFor[model.InlineKind](): {"text", "strong", "emph", "sup", "sub", "code", "math", "link", "ref", "footnote", "break",
		"image"},
}

type schemaMaker struct {
	defs   map[string]any
	closed bool
}

// of is the schema of the JSON that a type writes.
func (s schemaMaker) of(t reflect.Type) map[string]any {
	switch {
	case t == reflect.TypeFor[model.Date]():
		return map[string]any{"type": "string", "format": "date"}
	case t == reflect.TypeFor[model.Block]():
		return s.ref("Block", func() map[string]any {
			var kinds []map[string]any
			for _, kind := range sortedKeys(blockTypes) {
				kinds = append(kinds, s.ref(blockTypes[kind].Name(), func() map[string]any { return s.object(blockTypes[kind], kind) }))
			}
			return map[string]any{"oneOf": kinds}
		})
	}
	switch t.Kind() {
	case reflect.Pointer:
		for kind, block := range blockTypes {
			if block == t.Elem() {
				return s.ref(block.Name(), func() map[string]any { return s.object(block, kind) })
			}
		}
		return s.of(t.Elem())
	case reflect.Struct:
		return s.ref(t.Name(), func() map[string]any { return s.object(t, "") })
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	}
	out := map[string]any{"type": "string"}
	if values := knownValues[t]; values != nil {
		out["enum"] = values
	}
	return out
}

// ref names a definition, and makes it the first time.
func (s schemaMaker) ref(name string, define func() map[string]any) map[string]any {
	if _, ok := s.defs[name]; !ok {
		s.defs[name] = nil // while it is being made: provisions hold provisions
		s.defs[name] = define()
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

// object is the schema of a struct; kind is what "type" says of a block.
func (s schemaMaker) object(t reflect.Type, kind string) map[string]any {
	properties, required := map[string]any{}, []string{}
	if kind != "" {
		properties["type"] = map[string]any{"const": kind}
		required = append(required, "type")
	}
	var fields func(t reflect.Type)
	fields = func(t reflect.Type) {
		for i := range t.NumField() {
			f := t.Field(i)
			tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case tag == "-" || !f.IsExported():
			case f.Anonymous && tag == "":
				fields(f.Type)
			default:
				v := s.of(f.Type)
				if options == "" {
					required = append(required, tag)
					if f.Type.Kind() == reflect.Slice { // one without items is written as null
						v["type"] = []string{"array", "null"}
					}
				}
				properties[tag] = v
			}
		}
	}
	fields(t)
	slices.Sort(required)
	out := map[string]any{"type": "object", "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	if s.closed {
		out["additionalProperties"] = false
	}
	return out
}

func sortedKeys[V any](m map[string]V) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
