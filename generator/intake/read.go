package intake

import (
	"bytes"
	"context"
	"errors"
	"path"
	"strings"
	"unicode"

	"guiju/generator/manuscript"
	"guiju/generator/model"
	"guiju/generator/word"
)

// read makes a manuscript of an input; nil where it cannot be read, and a
// problem says why.
func read(ctx context.Context, in Input, o Options) (*manuscript.Document, []model.Problem, error) {
	switch ending := strings.ToLower(path.Ext(in.Name)); ending {
	case ".docx", ".docm":
		return readWord(in.Name, in.Data, o)
	case ".doc", ".wps", ".rtf", ".odt":
		place := model.Pos{File: in.Name}
		real := inside(in.Data)
		switch real {
		case ".docx": // Word by another name
			return readWord(in.Name, in.Data, o)
		case ".html": // what some office systems save as .doc
			m, ps := manuscript.ReadHTML(in.Name, in.Data, in.Near)
			return m, ps, nil
		case "":
			return nil, []model.Problem{notOffice.At(place, ending)}, nil
		case ".doc":
			if ending == ".wps" {
				real = ending
			}
		}
		docx, err := converted(ctx, in.Data, real)
		switch {
		case errors.Is(err, errNoOffice):
			return nil, []model.Problem{needsOffice.At(place, ending)}, nil
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case err != nil:
			return nil, []model.Problem{officeFailed.At(place, ending, cause(err))}, nil
		}
		m, ps, err := readWord(in.Name, docx, o)
		if m != nil {
			m.Findings = append(m.Findings, wentThroughOffice.At(place, ending))
		}
		return m, ps, err
	case ".html", ".htm":
		m, ps := manuscript.ReadHTML(in.Name, in.Data, in.Near)
		return m, ps, nil
	case ".md", ".markdown":
		m, ps := manuscript.ReadMarkdown(in.Name, in.Data, in.Near)
		return m, ps, nil
	case ".txt":
		m, ps := manuscript.ReadPlain(in.Name, in.Data)
		return m, ps, nil
	}
	panic("BUG: an input that Collect should not take: " + in.Name)
}

func isMarkdown(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".md" || ending == ".markdown"
}

// inside tells by the first bytes what a file is, whatever its name: LibreOffice
// would open anything, and much of it can name other files. "" is none of those
// that are handed on.
func inside(data []byte) string {
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\uFEFF")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")): // MS-CFB, 2.2
		return ".doc"
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return ".rtf"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		// The type stands first in the archive, unpacked (ODF 1.3, part 2, 3.3).
		if bytes.HasPrefix(data[min(len(data), 30):], []byte("mimetypeapplication/vnd.oasis.opendocument.text")) {
			return ".odt"
		}
		return ".docx"
	case bytes.HasPrefix(text, []byte("<!doctype html")), bytes.HasPrefix(text, []byte("<html")), bytes.HasPrefix(text, []byte("<head")), bytes.HasPrefix(text, []byte("<meta")):
		return ".html"
	}
	return ""
}

func readWord(name string, data []byte, o Options) (*manuscript.Document, []model.Problem, error) {
	return word.Read(name, bytes.NewReader(data), int64(len(data)), word.Options{Changes: o.Changes})
}

// language asks the letters: a standard in Chinese holds far more Han than
// Latin letters, a translation hardly any.
func language(m *manuscript.Document) model.Lang {
	han, latin := 0, 0
	m.Walk(func(p *manuscript.Paragraph) {
		for _, r := range p.Plain() {
			switch {
			case unicode.Is(unicode.Han, r):
				han++
			case unicode.Is(unicode.Latin, r):
				latin++
			}
		}
	})
	if latin > 4*han { // a Chinese text is as long as a quarter of its English letters
		return model.En
	}
	return model.Zh
}
