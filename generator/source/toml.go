package source

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	gotoml "github.com/pelletier/go-toml/v2"

	"guiju/generator/model"
)

// document is one TOML source, parsed, with the places of all its parts.
type document struct {
	file   string
	values map[string]any
	index  *index
}

// parse reads a TOML source that decode has passed. doc is nil if a problem
// makes the file as a whole unreadable.
//
// Two parsers look at it: BurntSushi decides and gives the values, go-toml
// gives the places and refuses the few things that BurntSushi lets pass.
func parse(file string, src []byte) (doc *document, ps []model.Problem) {
	if ps = limits(file, src); ps != nil {
		return nil, ps
	}
	values := map[string]any{}
	_, err := toml.Decode(string(src), &values)
	index, refused := spans(file, src)
	var bad toml.ParseError
	switch {
	case errors.As(err, &bad):
		return nil, syntax(file, src, bad, index)
	case err != nil: // a value that fits no Go type, such as a huge number
		return nil, []model.Problem{tomlSyntax.At(model.Pos{File: file}, err)}
	case refused != nil:
		return nil, []model.Problem{tomlSyntax.At(refused.pos, inWords(refused.message))}
	}
	if again := givenAgain(file, src); again != nil {
		return nil, []model.Problem{*again}
	}
	return &document{file, values, index}, hidden(file, src)
}

// redefined are the words of go-toml for what was given before, in ways that
// BurntSushi lets pass and merges: by a dotted key and by a header, within an
// inline table and after it. So is a time zone that no clock has.
var redefined = regexp.MustCompile(`already|should be a table|should be an array table|offset minutes`)

// givenAgain asks go-toml whether a table or key was given twice. What else it
// refuses is of TOML 1.1, which BurntSushi reads.
func givenAgain(file string, src []byte) *model.Problem {
	var bad *gotoml.DecodeError
	if err := gotoml.Unmarshal(src, &map[string]any{}); !errors.As(err, &bad) || !redefined.MatchString(bad.Error()) {
		return nil
	}
	line, col := bad.Position()
	p := tomlSyntax.At(model.Pos{File: file, Line: line, Col: col}, inWords(bad.Error()))
	return &p
}

// syntax turns a parse error into problems: the keys given twice, else a
// full-width mark in the place of a half-width one, else the error itself.
func syntax(file string, src []byte, bad toml.ParseError, index *index) []model.Problem {
	var ps []model.Problem
	if strings.Contains(bad.Message, "already been defined") || strings.Contains(bad.Message, "already created") {
		for _, r := range index.repeated {
			ps = append(ps, tomlDuplicateKey.At(r.again, r.name, r.first.Line))
		}
		if ps != nil {
			return ps
		}
	}
	p := placeAt(file, src, bad.Position.Start)
	rest := src[min(max(bad.Position.Start, 0), len(src)):]
	if bad.Position.Len > 0 {
		p.EndCol = p.Col + utf8.RuneCount(rest[:min(bad.Position.Len, len(rest))])
	}
	if half, full, at := fullWidth(src, bad.Position.Start); half != "" {
		p = placeAt(file, src, at)
		p.EndCol = p.Col + 1
		return []model.Problem{tomlFullWidth.At(p, full, half)}
	}
	return []model.Problem{tomlSyntax.At(p, inWords(bad.Message))}
}

// halfWidth maps the marks that a Chinese input method types to those of TOML.
var halfWidth = map[rune]string{
	'“': `"`, '”': `"`, '＂': `"`, '‘': `'`, '’': `'`, '＝': "=", '，': ",", '。': ".", '．': ".",
	'［': "[", '］': "]", '【': "[", '】': "]", '｛': "{", '｝': "}", '＃': "#", '　': "space",
}

// fullWidth looks for a full-width mark at the offset of an error or just
// before it (the parser may have read one rune on).
func fullWidth(src []byte, offset int) (half, full string, at int) {
	offset = min(max(offset, 0), len(src))
	for _, back := range []int{0, 3, 1} {
		if at = offset - back; at < 0 || at >= len(src) {
			continue
		}
		r, _ := utf8.DecodeRune(src[at:])
		if h, ok := halfWidth[r]; ok {
			return h, string(r), at
		}
	}
	return "", "", 0
}

// sayings are the messages of the parsers that editors meet, in words. What
// is not here is shown as the parser says it.
var sayings = []struct {
	pattern *regexp.Regexp
	words   model.Bilingual
}{
	{regexp.MustCompile(`^strings cannot contain newlines`), model.Bilingual{Zh: "这一行的引号没有结束", En: "the quote does not end on its line"}},
	{regexp.MustCompile(`^unexpected EOF; expected ['"]+`), model.Bilingual{Zh: "到文件末尾引号还没有结束", En: "a quote is still open at the end of the file"}},
	{regexp.MustCompile(`^unexpected EOF; expected value|^expected value but found '\\n'|^expected value, not end of input`), model.Bilingual{Zh: "“=”后面没有值", En: "no value stands after ="}},
	{regexp.MustCompile(`^expected value but found`), model.Bilingual{Zh: "“=”后面不是值；文字要加双引号", En: "no value stands after =; words need double quotes"}},
	{regexp.MustCompile(`^expected '\.' or '='|^unexpected EOF; expected key separator|^expected '=' after key`), model.Bilingual{Zh: "键名后面应是“=”；键名只用小写字母、数字和“-”", En: "= must follow the key; a key is lower-case letters, digits and -"}},
	{regexp.MustCompile(`^invalid character at start of key|key name appears blank`), model.Bilingual{Zh: "这里应是键名", En: "a key must stand here"}},
	{regexp.MustCompile(`^expected a top-level item to end with a newline`), model.Bilingual{Zh: "值后面还有多余的字；一行只写一个值", En: "something follows the value; write one value a line"}},
	{regexp.MustCompile(`^expected a comma \(','\) or array terminator|^array is incomplete`), model.Bilingual{Zh: "列表的各项用半角逗号隔开，用“]”结束", En: "entries of a list are parted by commas and end with ]"}},
	{regexp.MustCompile(`inline table`), model.Bilingual{Zh: "花括号里的各项用半角逗号隔开，写在一行里，用“}”结束", En: "entries in braces are parted by commas, on one line, and end with }"}},
	{regexp.MustCompile(`^expected end of table|^expected '\.' or ']'|^expected ']`), model.Bilingual{Zh: "表头的方括号没有配对", En: "the brackets of the table header do not pair"}},
	{regexp.MustCompile(`^table names? cannot be empty|^unexpected end of table name`), model.Bilingual{Zh: "方括号里没有表名", En: "the brackets hold no table name"}},
	{regexp.MustCompile(`^invalid datetime`), model.Bilingual{Zh: "没有这一天；日期写成 2022-05-01", En: "there is no such day; a day is written 2022-05-01"}},
	{regexp.MustCompile(`^Invalid integer .*leading zeroes`), model.Bilingual{Zh: "数字不能以 0 开头；编号要加双引号", En: "a number cannot begin with 0; put codes in double quotes"}},
	{regexp.MustCompile(`^invalid escape`), model.Bilingual{Zh: "双引号里的“\\”要写成“\\\\”，或改用单引号", En: `a \ in double quotes is written \\, or use single quotes`}},
	{regexp.MustCompile(`control characters`), model.Bilingual{Zh: "这里有控制字符；换行须是 Windows 或 Unix 的，不是旧 Mac 的", En: "a control character stands here; ends of lines are those of Windows or Unix, not of old Macs"}},
	{regexp.MustCompile(`out of range`), model.Bilingual{Zh: "数字太大；编号要加双引号", En: "the number is too large; put codes in double quotes"}},
	{regexp.MustCompile(`already been defined|already created`), model.Bilingual{Zh: "这个键或表已经写过", En: "this key or table was given before"}},
}

func inWords(message string) model.Bilingual {
	for _, s := range sayings {
		if s.pattern.MatchString(message) {
			return s.words
		}
	}
	return model.Bilingual{Zh: message, En: message}
}
