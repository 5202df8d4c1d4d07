package manuscript

import (
	"strings"

	"guiju/generator/encoding"
	"guiju/generator/model"
	"guiju/generator/text"
)

// TranscribeDialect is [Transcribe] for a Markdown text that is in our own dialect
// already; nil for any other.
func TranscribeDialect(raw []byte, o Options) *Transcript {
	src, _ := encoding.Decode(raw)
	t, ok := InDialect(src, o)
	if src == nil || !ok {
		return nil
	}
	tr := &Transcript{Text: t, Verbatim: strings.ReplaceAll(string(src), "\r\n", "\n"), Pictures: map[string]Picture{}}
	tr.count()
	return tr
}

// InDialect reads a text that is in our own dialect already: one that package
// text reads with nothing to say, and that has numbered provisions. Such a
// text need not go through a Document, which knows less than the dialect: the
// alignment of columns, lines marked as nothing but words.
func InDialect(src []byte, o Options) (t *model.Text, ok bool) {
	t, problems := text.Parse(src, text.Options{Grammar: o.Grammar, Lang: o.Lang})
	for _, p := range problems {
		if p.Severity > model.Info {
			return nil, false
		}
	}
	for _, p := range t.Provisions {
		if p.Number != "" {
			return t, true
		}
	}
	return nil, false
}
