package manuscript

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
	"guiju/generator/text"
)

var updateTranscripts = flag.Bool("update-transcripts", false, "rewrite the results in testdata/transcripts; read the diff")

// TestTranscripts compares each testdata/transcripts/<fact>[-en].txtar: the
// document against its text, its cover, what is left out and its findings.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/transcripts/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(base, func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			o := Options{Lang: model.Zh}
			if strings.HasSuffix(base, "-en") {
				o.Lang = model.En
			}
			d := documentOfCase(t, a)
			tr := Transcribe(d, o)
			holds(t, d, tr, o)
			results := map[string]string{"text": text.Markdown(tr.Text), "cover": showCover(tr.Cover), "left out": showLeftOut(tr), "findings": showFindings(tr)}
			for i := range a.Files {
				f := &a.Files[i]
				got, ok := results[f.Name]
				if !ok {
					continue
				}
				delete(results, f.Name)
				if *updateTranscripts {
					f.Data = []byte(got)
				} else if d := cmp.Diff(string(f.Data), got); d != "" {
					t.Errorf("%s (-want +got):\n%s", f.Name, d)
				}
			}
			for _, section := range []string{"text", "cover", "left out", "findings"} {
				got, left := results[section]
				switch {
				case !left || got == "":
				case *updateTranscripts:
					a.Files = append(a.Files, txtar.File{Name: section, Data: []byte(got)})
				default:
					t.Errorf("the case has no section %q, which would be:\n%s", section, got)
				}
			}
			if *updateTranscripts {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// holds checks what is true of every transcript: it is read back the same, and
// no letter is missing or was added.
func holds(t *testing.T, d *Document, tr *Transcript, o Options) {
	t.Helper()
	src := text.Markdown(tr.Text)
	again, _ := text.Parse([]byte(src), text.Options{Grammar: tr.Text.Grammar, Lang: o.Lang})
	if twice := text.Markdown(again); twice != src {
		t.Errorf("not read back the same:\n%s", cmp.Diff(src, twice))
	}
	for _, a := range tr.LeftOut {
		if a.Kind == Unread && a.N == 0 && tr.Text.Grammar == model.StandardGrammar {
			t.Errorf("letters without a paragraph: %q", a.Text)
		}
	}
}

// documentOfCase makes a document of the sections of a case. A line is a paragraph,
// with what its program says of it in {} before the words; rows of a table
// begin with |.
func documentOfCase(t *testing.T, a *txtar.Archive) *Document {
	t.Helper()
	d := &Document{Name: "稿件.docx", Pictures: map[string]Picture{}}
	c := caseReader{t: t, d: d}
	for _, f := range a.Files {
		lines := strings.Split(strings.TrimRight(string(f.Data), "\n"), "\n")
		switch f.Name {
		case "document":
			d.Blocks = c.blocks(lines)
		case "notes":
			for _, l := range lines {
				id, words, _ := strings.Cut(l, ": ")
				d.Notes = append(d.Notes, Note{ID: id, Blocks: c.blocks([]string{words})})
			}
		case "asides":
			for _, l := range lines {
				parts := strings.SplitN(l, " ", 3)
				n, err := strconv.Atoi(parts[1])
				if err != nil {
					t.Fatal(err)
				}
				d.Asides = append(d.Asides, Aside{Kind: AsideKind(parts[0]), N: n, Text: parts[2], By: "甲"})
			}
		}
	}
	return d
}

type caseReader struct {
	t *testing.T
	d *Document
	n int
}

func (c *caseReader) blocks(lines []string) (out []Block) {
	head := 0
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		switch {
		case l == "":
		case strings.HasPrefix(l, "{head=") && strings.HasSuffix(l, "}"):
			head, _ = strconv.Atoi(l[6 : len(l)-1])
		case strings.HasPrefix(l, "|"):
			n := i
			for n < len(lines) && strings.HasPrefix(lines[n], "|") {
				n++
			}
			tb := c.table(lines[i:n])
			tb.Head, head = head, 0
			out = append(out, tb)
			i = n - 1
		case l == "[[":
			n := i + 1
			for lines[n] != "]]" {
				n++
			}
			c.n++
			p := &Paragraph{N: c.n}
			p.Inlines = []Inline{{Kind: TextBox, Blocks: c.blocks(lines[i+1 : n])}}
			out = append(out, p)
			i = n
		default:
			out = append(out, c.paragraph(l))
		}
	}
	return out
}

var caseLook = regexp.MustCompile(`^\{([^}]*)\} ?`)

func (c *caseReader) paragraph(l string) *Paragraph {
	c.n++
	p := &Paragraph{N: c.n}
	bold := false
	if m := caseLook.FindStringSubmatch(l); m != nil {
		l = l[len(m[0]):]
		for _, f := range strings.Split(m[1], ", ") {
			k, v, _ := strings.Cut(f, "=")
			n, _ := strconv.Atoi(v)
			switch k {
			case "style":
				p.Style = v
			case "label":
				p.Label = v
			case "outline":
				p.Outline = n
			case "list":
				p.ListLevel = n
			case "indent":
				p.Indent = n
			case "centred":
				p.Centred = true
			case "page":
				p.NewPage = true
			case "bold":
				bold = true
			default:
				c.t.Fatalf("unknown %q", k)
			}
		}
	}
	p.Inlines = c.inlines(l, bold)
	return p
}

var caseMark = regexp.MustCompile(`<(/?(?:b|i|sup|sub|br|tab)|(?:math|display|image|note|link) [^>]*|/link)>`)

func (c *caseReader) inlines(l string, bold bool) (out []Inline) {
	look := Inline{Kind: Words, Bold: bold}
	say := func(s string) {
		if s != "" {
			in := look
			in.Text = s
			out = append(out, in)
		}
	}
	at := 0
	for _, m := range caseMark.FindAllStringSubmatchIndex(l, -1) {
		say(l[at:m[0]])
		at = m[1]
		name, arg, _ := strings.Cut(l[m[2]:m[3]], " ")
		switch name {
		case "b", "/b":
			look.Bold = name == "b"
		case "i", "/i":
			look.Italic = name == "i"
		case "sup", "/sup":
			look.Sup = name == "sup"
		case "sub", "/sub":
			look.Sub = name == "sub"
		case "link":
			look.Href = arg
		case "/link":
			look.Href = ""
		case "br":
			out = append(out, Inline{Kind: LineBreak})
		case "tab":
			out = append(out, Inline{Kind: Tab})
		case "math", "display":
			plain := arg
			if tex, words, ok := strings.Cut(arg, " == "); ok {
				arg, plain = tex, words
			}
			out = append(out, Inline{Kind: Math, Text: arg, Plain: plain, Display: name == "display"})
		case "note":
			out = append(out, Inline{Kind: NoteMark, Key: arg})
		case "image":
			key, alt, _ := strings.Cut(arg, " ")
			kind := strings.TrimPrefix(filepath.Ext(key), ".")
			c.d.Pictures[key] = Picture{Name: key, Kind: kind, Data: []byte(key)}
			out = append(out, Inline{Kind: Image, Key: key, Text: alt})
		}
	}
	say(l[at:])
	return out
}

func (c *caseReader) table(lines []string) *Table {
	t := &Table{N: c.n + 1}
	type origin struct{ row, cell int }
	above := map[int]origin{}
	for _, l := range lines {
		var row []Cell
		here := map[int]origin{}
		for col, words := range strings.Split(strings.Trim(l, "|"), "|") {
			words = strings.TrimSpace(words)
			left, hasLeft := here[col-1]
			up, hasUp := above[col]
			switch {
			case words == "<" && hasLeft && left.row == len(t.Rows):
				row[left.cell].Colspan++
				here[col] = left
			case words == "<" && hasLeft:
				here[col] = left
			case words == "^" && hasUp:
				if o := here[col-1]; col == 0 || !hasLeft || o != up {
					t.Rows[up.row][up.cell].Rowspan++
				}
				here[col] = up
			default:
				cell := Cell{Colspan: 1, Rowspan: 1}
				for _, w := range strings.Split(words, "<p>") {
					cell.Blocks = append(cell.Blocks, c.paragraph(w))
				}
				here[col] = origin{len(t.Rows), len(row)}
				row = append(row, cell)
			}
		}
		t.Rows = append(t.Rows, row)
		above = here
	}
	return t
}

func showCover(c Cover) string {
	var b strings.Builder
	say := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	say("heading", c.Heading)
	say("number", c.Number)
	say("replaces", strings.Join(c.Replaces, " | "))
	say("zh", c.Title.Zh)
	say("en", c.Title.En)
	say("ics", c.ICS)
	say("ccs", c.CCS)
	say("filing", c.Filing)
	say("issued", c.Issued.String())
	say("in force", c.InForce.String())
	say("issuer", c.Issuer)
	say("proposer", c.Proposer)
	say("charge", c.Charge)
	say("drafters", strings.Join(c.Drafters, " | "))
	say("persons", strings.Join(c.Persons, " | "))
	say("stage", c.Stage)
	say("completed", c.Completed.String())
	return b.String()
}

func showLeftOut(tr *Transcript) string {
	var b strings.Builder
	for _, a := range tr.LeftOut {
		fmt.Fprintf(&b, "%d %s %s\n", a.N, a.Kind, strings.ReplaceAll(a.Text, "\n", "⏎"))
	}
	return b.String()
}

func showFindings(tr *Transcript) string {
	var b strings.Builder
	for _, p := range tr.Findings {
		fmt.Fprintf(&b, "%d %s %s %s\n", p.Pos.Line, p.Severity, p.Rule.ID, p.Message(model.Zh))
	}
	return b.String()
}

// TestRules wants every rule with words in both languages, under a name of its own.
func TestRules(t *testing.T) {
	var ids []string
	for _, r := range Rules {
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s lacks words", r.ID)
			}
		}
		if slices.Contains(ids, r.ID) {
			t.Errorf("%s twice", r.ID)
		}
		ids = append(ids, r.ID)
	}
}
