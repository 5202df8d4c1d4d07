package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"guiju/generator/media"
	"guiju/generator/model"
)

// attachmentKinds are the files that may be published beside a text, with the
// bytes each begins with, where a kind has such. What a browser would run or
// show as a page of the site (html, js, xml …) is not among them.
var attachmentKinds = map[string][]string{
	".svg": nil,
	".png": {"\x89PNG\r\n\x1a\n"}, ".jpg": {"\xFF\xD8\xFF"}, ".jpeg": {"\xFF\xD8\xFF"},
	".gif": {"GIF87a", "GIF89a"}, ".webp": {"RIFF"},
	".pdf": {"%PDF-"}, ".ofd": {"PK"}, ".zip": {"PK"},
	".docx": {"PK"}, ".xlsx": {"PK"}, ".pptx": {"PK"},
	".doc": nil, ".xls": nil, ".ppt": nil, ".wps": nil, ".et": nil,
	".csv": nil, ".txt": nil, ".vtt": {"WEBVTT", "\uFEFFWEBVTT"},
	".mp3": nil, ".m4a": nil, ".mp4": nil, ".webm": nil,
}

// attachment looks at a file before it is published under its own name.
func (l *loader) attachment(file string) error {
	kind := path.Ext(file)
	starts, ok := attachmentKinds[kind]
	if !ok {
		l.report(fileKind.At(model.Pos{File: file}, path.Base(file)))
		return nil
	}
	if kind == ".svg" {
		src, ps, ok, err := read(l.fsys, file)
		if ok {
			ps = drawing(file, src)
		}
		l.report(ps...)
		return err
	}
	if model.IsFilm(file) || model.IsRaster(file) {
		return l.medium(file)
	}
	if starts == nil || slices.Contains(captionFiles, path.Base(file)) { // captions are read line by line
		return nil
	}
	head, err := firstBytes(l.fsys, file, 16)
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	begins := func(s string) bool { return strings.HasPrefix(head, s) }
	if head != "" && !slices.ContainsFunc(starts, begins) { // an empty file is for verify
		l.report(fileDamaged.At(model.Pos{File: file}, path.Base(file), kind[1:]))
		return nil
	}
	return l.authors(file)
}

// authors says whom a document names as its author: it is published as it is.
func (l *loader) authors(file string) error {
	if !slices.Contains(signedKinds, path.Ext(file)) {
		return nil
	}
	b, err := firstBytes(l.fsys, file, media.MaxRead)
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	if names := media.Authors(file, []byte(b)); len(names) > 0 {
		all := strings.Join(names, "、")
		l.report(fileAuthor.At(model.Pos{File: file}, path.Base(file), model.Bilingual{Zh: all, En: strings.Join(names, ", ")}))
	}
	return nil
}

// signedKinds are documents whose properties name persons.
var signedKinds = []string{".pdf", ".docx", ".xlsx", ".pptx"}

// medium looks at a picture or film, and keeps what it says of itself.
func (l *loader) medium(file string) (err error) {
	f, err := l.fsys.Open(file)
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(f, media.MaxRead))
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	m, ok := media.Read(file, b)
	m.Bytes = info.Size()
	l.media[file] = m
	kind := path.Ext(file)
	if tracks := media.Tracked(b); kind == ".mp4" && len(tracks) > 0 {
		l.report(mediaTracked.At(model.Pos{File: file}, path.Base(file), strings.Join(tracks, " ")))
	}
	begins := func(s string) bool { return bytes.HasPrefix(b, []byte(s)) }
	if starts := attachmentKinds[kind]; starts != nil {
		ok = slices.ContainsFunc(starts, begins) // a picture that was cut short still shows
	}
	if !ok && len(b) > 0 { // an empty file is for verify
		l.report(fileDamaged.At(model.Pos{File: file}, path.Base(file), kind[1:]))
	}
	return nil
}

// mediaOf returns the pictures and films among the files of a folder.
func (l *loader) mediaOf(d list, files []string) map[string]model.Medium {
	var out map[string]model.Medium
	for _, f := range files {
		if m, ok := l.media[d.path(f)]; ok {
			if out == nil {
				out = map[string]model.Medium{}
			}
			out[f] = m
		}
	}
	return out
}

// captionFiles are the names of captions that are read.
var captionFiles = []string{model.CaptionsFile(model.Zh), model.CaptionsFile(model.En)}

// captions reads the captions beside an item.
func (l *loader) captions(d list, i *model.Item) error {
	for _, lang := range model.Langs {
		name := model.CaptionsFile(lang)
		if !d.has(name) {
			continue
		}
		src, ps, ok, err := read(l.fsys, d.path(name))
		l.report(ps...)
		if err != nil {
			return err
		}
		if !ok {
			l.sys.Unread[d.path(name)] = true
			continue
		}
		cues, ps := media.Captions(d.path(name), src)
		l.report(ps...)
		if i.Captions == nil {
			i.Captions = map[model.Lang][]model.Cue{}
		}
		i.Captions[lang] = cues
		if cues == nil {
			i.Captions[lang] = []model.Cue{}
		}
	}
	return nil
}

func firstBytes(fsys fs.FS, file string, n int) (head string, err error) {
	f, err := fsys.Open(file)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	b, err := io.ReadAll(io.LimitReader(f, int64(n)))
	return string(b), err
}

// drawing reports what makes an SVG more than a drawing. Shown by <img> it can
// do nothing, but the file is published and can be opened for itself, and
// then it is a page of the site.
func drawing(file string, src []byte) (ps []model.Problem) {
	d := xml.NewDecoder(bytes.NewReader(src))
	for inStyle := false; ; {
		from := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			return ps
		}
		if err != nil {
			return append(ps, drawingBroken.At(placeAt(file, src, from), xmlError(err)))
		}
		part := src[from:d.InputOffset()]
		report := func(what string) {
			if r := []rune(what); len(r) > 60 {
				what = string(r[:60])
			}
			at := from + max(bytes.Index(part, []byte(what)), 0)
			p := placeAt(file, src, at)
			p.EndCol = p.Col + len([]rune(what))
			ps = append(ps, drawingUnsafe.At(p, what))
		}
		switch t := token.(type) {
		case xml.Directive:
			report("<!" + firstWord(string(t)))
		case xml.ProcInst:
			if t.Target != "xml" {
				report("<?" + t.Target)
			}
		case xml.StartElement:
			inStyle = t.Name.Local == "style"
			if t.Name.Space == xhtml || slices.Contains(activeElements, strings.ToLower(t.Name.Local)) {
				report("<" + written(t.Name, part))
			}
			for _, a := range t.Attr {
				if what := unsafeAttr(a); what != "" {
					report(what)
				}
			}
		case xml.EndElement:
			inStyle = false
		case xml.CharData:
			if inStyle {
				if what := unsafeStyle(string(t)); what != "" {
					report(what)
				}
			}
		}
	}
}

// activeElements run code, embed another page or play something, and those
// that rewrite attributes, with which all of it can be had later (SVG 2, 2.3
// and 16; SVG Animations, 3).
var activeElements = []string{"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "set", "animate"}

// xhtml is the namespace of pages: in a drawing its elements do what they do in
// a page (a meta leads away, a form sends).
const xhtml = "http://www.w3.org/1999/xhtml"

// unsafeAttr returns the part of an attribute that runs code or leads out of
// the file, or "".
func unsafeAttr(a xml.Attr) string {
	name := strings.ToLower(a.Name.Local)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns" && a.Name.Space == "":
		return ""
	case strings.HasPrefix(name, "on"):
		return a.Name.Local
	case name == "href" || name == "src" || name == "base":
		if !within(a.Value) {
			return a.Value
		}
		return ""
	}
	return unsafeStyle(a.Value)
}

// within reports whether an address stays in the file.
func within(address string) bool {
	address = strings.ToLower(strings.TrimSpace(address))
	for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
		if strings.HasPrefix(address, "data:image/"+kind+";") {
			return true
		}
	}
	return address == "" || strings.HasPrefix(address, "#")
}

// unsafeStyle returns the part of a style that leads out of the file, or "".
func unsafeStyle(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		lower = s // a letter whose lower case is longer; CSS names are ASCII
	}
	if i := strings.Index(lower, "@import"); i >= 0 {
		return s[i : i+len("@import")]
	}
	for from := 0; ; {
		i := strings.Index(lower[from:], "url(")
		if i < 0 {
			return ""
		}
		from += i + len("url(")
		if !within(strings.TrimLeft(s[from:], " \t\r\n\"'")) {
			return s[from-len("url(") : from]
		}
	}
}

// written is the name of an element as it stands in the source, with its
// prefix.
func written(n xml.Name, part []byte) string {
	if end := bytes.Index(part, []byte(n.Local)); end > 1 {
		return string(part[1:end]) + n.Local
	}
	return n.Local
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return word
}

// xmlError is the message of a syntax error without its line, which the
// problem has.
func xmlError(err error) string {
	if bad := (*xml.SyntaxError)(nil); errors.As(err, &bad) {
		return bad.Msg
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

// isSource reports whether a file is, or was meant to be, read by this
// program, so that it is never an attachment: Markdown and TOML, also with an
// ending that Windows hides (zh.md.txt), and texts still in their office
// format (zh.docx).
func isSource(name string) bool {
	name = strings.ToLower(name)
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	if slices.Contains(officeKinds, ext) {
		return slices.Contains(textNames, stem) || slices.Contains(sourceKinds, path.Ext(stem))
	}
	return slices.Contains(sourceKinds, ext)
}

var (
	sourceKinds = []string{".md", ".markdown", ".toml"}
	officeKinds = []string{".txt", ".doc", ".docx", ".wps", ".rtf", ".odt"}
	textNames   = []string{"zh", "en", "index.zh", "index.en"}
)

// misnamed reports Markdown and TOML files that nobody reads: they would
// otherwise be published as attachments.
func (l *loader) misnamed(d list, belongs model.Bilingual, known ...string) {
	for _, name := range d.files {
		if !isSource(name) || slices.Contains(known, name) {
			continue
		}
		near := strings.ToLower(name)
		if ext := path.Ext(near); slices.Contains(officeKinds, ext) {
			near = strings.TrimSuffix(near, ext)
			if !slices.Contains(sourceKinds, path.Ext(near)) {
				near += ".md"
			}
		}
		l.report(fileUnexpected.At(model.Pos{File: d.path(name)}, name, belongs, didYouMean(near, known)))
	}
}
