package release

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"guiju/generator/model"
)

//go:embed review.html
var reviewPage string

var reviewTemplate = template.Must(template.New("review").Funcs(template.FuncMap{
	"size": func(n int64) string {
		switch {
		case n >= 1<<20:
			return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
		case n >= 1<<10:
			return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
		}
		return fmt.Sprint(n, " B")
	},
	"kind": func(key string) model.Bilingual {
		for _, k := range contactKinds {
			if k.key == key {
				return k.words
			}
		}
		return say(key, key)
	},
	"both": func(zh, en string) model.Bilingual { return say(zh, en) },
}).Parse(reviewPage))

// HTML writes the sheet as one page that opens and prints anywhere.
func (s Sheet) HTML() []byte {
	var b bytes.Buffer
	if err := reviewTemplate.Execute(&b, s); err != nil {
		panic("BUG: review: " + err.Error())
	}
	return b.Bytes()
}
