package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"guiju/generator/manuscript"
	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// write plans the files of one document.
func (p *planner) write(ctx context.Context, d *Document) error {
	if err := p.writeWork(d); err != nil {
		return err
	}
	if err := p.writeEdition(d); err != nil {
		return err
	}
	words := d.Verbatim
	if words == "" {
		words = text.Markdown(d.Text)
	}
	for _, name := range slices.Sorted(maps.Keys(d.Pictures)) {
		shown := shownName(name)
		words = strings.ReplaceAll(words, "("+name+")", "("+shown+")")
		if err := p.writePicture(ctx, d, name, shown, d.Pictures[name]); err != nil {
			return err
		}
	}
	present, err := p.present(d.TextFile())
	if err != nil {
		return err
	}
	words, d.Kept = keepLinks(string(present), words)
	return p.change(d, d.TextFile(), []byte(words))
}

// present is a file as the plan so far leaves it; nil where there is none.
func (p *planner) present(name string) ([]byte, error) {
	for _, c := range p.plan.Changes {
		if c.Path == name {
			return c.New, nil
		}
	}
	b, err := fs.ReadFile(p.content, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// change notes the new bytes of a file, unless it has them.
func (p *planner) change(d *Document, name string, next []byte) error {
	d.Files = append(d.Files, name)
	old, err := fs.ReadFile(p.content, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		old = nil
	case err != nil:
		return err
	case bytes.Equal(bytes.TrimPrefix(old, []byte("\uFEFF")), next):
		return nil
	}
	c := source.Change{Path: name, Old: old, New: next}
	if i := slices.IndexFunc(p.plan.Changes, func(o source.Change) bool { return o.Path == name }); i >= 0 {
		p.plan.Changes[i] = c
		return nil
	}
	p.plan.Changes = append(p.plan.Changes, c)
	return nil
}

// writeWork makes work.toml of a work that is new. One that is there is the
// editors' own.
func (p *planner) writeWork(d *Document) error {
	if !d.NewWork || p.works[d.Work] != nil {
		return nil
	}
	p.works[d.Work] = d
	level, sample := p.level(d)
	if level == "" {
		var known []string
		for _, l := range p.sys.Config.Levels {
			known = append(known, l.Key+" "+l.Title.Zh)
		}
		d.Notes = append(d.Notes, levelUnknown.At(model.Pos{File: d.Name}, strings.Join(known, "、")))
	}
	stem, _ := model.SplitNumber(model.NormalNumber(d.Cover.Number))
	head := fmt.Sprintf("# 由 guiju import 从 %s 生成；各键的含义见“编者手册”。\n# Made by guiju import; the handbook explains the keys.\n", inComment(path.Base(d.Name)))
	e := newEditor("standards/"+d.Work+"/work.toml", []byte(head))
	e.Set("number", stem)
	e.Set("title.zh", d.Cover.Title.Zh)
	if d.Cover.Title.En != "" {
		e.Set("title.en", d.Cover.Title.En)
	}
	e.Set("level", level)
	if p.options.Box != "" {
		e.Set("box", p.options.Box)
	}
	if sample || p.options.Sample {
		e.Set("sample", true)
	}
	return p.change(d, "standards/"+d.Work+"/work.toml", bytesOf(e))
}

// inComment is a file's name as a comment of TOML may hold it: a line break in
// it would begin a key.
func inComment(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
}

// newEditor edits a file that this package began, or that Load could read.
func newEditor(name string, raw []byte) *source.Editor {
	e, ps := source.NewEditor(name, raw)
	if e == nil {
		panic("BUG: " + name + " cannot be edited: " + ps[0].Message(model.En))
	}
	return e
}

func bytesOf(e *source.Editor) []byte {
	b, ps := e.Bytes()
	if ps != nil {
		panic("BUG: a few facts of a cover are over the limit: " + ps[0].Message(model.En))
	}
	return b
}

// fact is one thing that a cover says and edition.toml records.
type fact struct {
	key   string
	words string // what people call it
	said  any    // string, model.Date or []string, as the document has it
	known any    // the same of the present record
}

// facts lists what the cover of the document says, in the order of edition.toml.
func facts(d *Document, e *model.Edition) []fact {
	if e == nil {
		e = &model.Edition{}
	}
	c := d.Cover
	number := model.NormalNumber(c.Number)
	list := []fact{
		{"number", "标准编号", number, e.Number},
		{"title.zh", "中文名称", c.Title.Zh, e.Title.Zh},
		{"title.en", "英文名称", c.Title.En, e.Title.En},
		{"issued", "发布日期", c.Issued, e.Issued},
		{"in-force", "实施日期", c.InForce, e.InForce},
	}
	l := string(d.Lang)
	list = append(list,
		fact{"issuer." + l, "发布机构", c.Issuer, e.Issuer.In(d.Lang)},
		fact{"proposer." + l, "提出单位", c.Proposer, e.Proposer.In(d.Lang)},
		fact{"jurisdiction." + l, "归口单位", c.Charge, e.Charge.In(d.Lang)},
		fact{"drafters." + l, "起草单位", strings.Join(c.Drafters, say(d.Lang, "、", ", ")), e.Drafters.In(d.Lang)},
		fact{"ics", "ICS", c.ICS, e.ICS},
		fact{"ccs", "CCS", strings.ReplaceAll(c.CCS, " ", ""), e.CCS},
		fact{"filing", "备案号", c.Filing, e.Filing},
		fact{"replaces", "代替", normalNumbers(c.Replaces), e.Replaces},
	)
	return list
}

func say(l model.Lang, zh, en string) string {
	if l == model.En {
		return en
	}
	return zh
}

func normalNumbers(list []string) []string {
	var out []string
	for _, n := range list {
		out = append(out, model.NormalNumber(n))
	}
	return out
}

func empty(v any) bool {
	switch v := v.(type) {
	case string:
		return v == ""
	case model.Date:
		return v.IsZero()
	case []string:
		return len(v) == 0
	}
	panic(fmt.Sprintf("BUG: a fact of type %T", v))
}

// same compares what is said with what is on record, as a reader would.
func same(a, b any) bool {
	if s, ok := a.(string); ok {
		return squeezed(s) == squeezed(b.(string))
	}
	return fmt.Sprint(a) == fmt.Sprint(b)
}

// writeEdition makes edition.toml, or fills in what the present one leaves
// open. What it says otherwise stays, and is reported.
func (p *planner) writeEdition(d *Document) error {
	name := d.Dir() + "/edition.toml"
	e := p.edition(d)
	present, err := p.present(name)
	if err != nil {
		return err
	}
	if e != nil && p.sys.Unread[name] {
		return nil // Load says why; its facts are not known
	}
	edit := newEditor(name, present)
	if present == nil {
		edit.Set("number", "") // where none is found, check asks for it at this line
	}
	for _, f := range facts(d, e) {
		switch {
		case empty(f.said), unfilledFact(f):
		case e != nil && !empty(f.known):
			if !same(f.said, f.known) {
				d.Notes = append(d.Notes, factDiffers.At(model.Pos{File: d.Name}, f.words, f.said, name, f.known))
			}
		default:
			edit.Set(f.key, f.said)
		}
	}
	return p.change(d, name, bytesOf(edit))
}

func unfilledFact(f fact) bool {
	s, ok := f.said.(string)
	return ok && f.key == "number" && unfilled(s)
}

// notShown are the kinds of pictures that no browser shows.
var notShown = []string{".emf", ".wmf", ".bmp", ".tif", ".tiff"}

// shownName is the name of a picture once it is of a kind that browsers show.
func shownName(name string) string {
	if ext := path.Ext(name); slices.Contains(notShown, ext) {
		return strings.TrimSuffix(name, ext) + ".png"
	}
	return name
}

// writePicture plans a picture under the name shown. One that cannot be made
// such a picture here is kept as it is, for the editor to convert.
func (p *planner) writePicture(ctx context.Context, d *Document, name, shown string, pic manuscript.Picture) error {
	if shown == name {
		return p.change(d, d.Dir()+"/"+name, pic.Data)
	}
	made, err := asPNG(ctx, pic)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if done, err := p.present(d.Dir() + "/" + shown); err != nil || done != nil {
			return err // the editor has converted it
		}
		d.Notes = append(d.Notes, pictureKind.At(model.Pos{File: d.Name}, path.Base(name), strings.ToUpper(pic.Kind), d.Dir()+"/"+shown))
		return p.change(d, d.Dir()+"/"+name, pic.Data)
	}
	return p.change(d, d.Dir()+"/"+shown, made)
}

// maxPixels is what a picture may unfold to: more than a page scanned at 600 dpi.
const maxPixels = 50_000_000

func asPNG(ctx context.Context, pic manuscript.Picture) ([]byte, error) {
	decode, size := bmp.Decode, bmp.DecodeConfig
	switch pic.Kind {
	case "bmp":
	case "tif", "tiff":
		decode, size = tiff.Decode, tiff.DecodeConfig
	default:
		return drawn(ctx, pic.Data, pic.Kind)
	}
	if s, err := size(bytes.NewReader(pic.Data)); err != nil || s.Width <= 0 || s.Height <= 0 || s.Width > maxPixels/s.Height { // a product could overflow
		return nil, fmt.Errorf("%d × %d: %w", s.Width, s.Height, errors.Join(err, errUnfolds))
	}
	img, err := decode(bytes.NewReader(pic.Data))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}
