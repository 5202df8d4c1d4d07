package manuscript

import (
	"guiju/generator/model"
	"guiju/generator/text"
)

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
