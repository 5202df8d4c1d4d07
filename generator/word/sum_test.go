package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"

	"guiju/generator/manuscript"
)

// The proof of the sum: every character of the file is in the document. The
// file is counted here by its tokens alone; none of the reader's code takes
// part, but for the table that says what the characters of symbol fonts show.

// letters counts characters. Spaces are left out (lines and cells are joined by
// some), and so is the difference of case (w:caps); characters of the private
// use area stand for others.
type tally map[rune]int

func (s tally) add(text string, sign int) {
	for _, r := range text {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r >= 0xE000 && r <= 0xF8FF {
			continue
		}
		s[unicode.ToUpper(r)] += sign
	}
}

func (s tally) merge(o tally) {
	for r, n := range o {
		s[r] += n
	}
}

// rawSum counts the characters of the parts that hold words.
func rawSum(data []byte) (tally, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	sum := tally{}
	for _, f := range z.File {
		base := path.Base(f.Name)
		dir := path.Dir(f.Name)
		wordPart := dir == "word" && (base == "document.xml" || slices.ContainsFunc([]string{"footnotes", "endnotes", "comments", "header", "footer"}, func(p string) bool {
			rest, ok := strings.CutPrefix(strings.TrimSuffix(base, ".xml"), p)
			return ok && strings.Trim(rest, "0123456789") == ""
		}))
		drawn := base == "chart1.xml" || base == "data1.xml"
		if !wordPart && !drawn {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(in)
		in.Close()
		if err != nil {
			return nil, err
		}
		c := counter{dec: xml.NewDecoder(bytes.NewReader(text)), drawn: drawn}
		got, err := c.until("")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		sum.merge(got)
	}
	return sum, nil
}

type counter struct {
	dec   *xml.Decoder
	drawn bool
}

// until counts up to the end of the element that is open.
func (c *counter) until(name string) (tally, error) {
	sum := tally{}
	counts := map[string]bool{"w:t": true, "w:delText": true, "m:t": true, "a:t": true, "c:v": c.drawn}[name]
	for {
		token, err := c.dec.RawToken()
		if err == io.EOF && name == "" {
			return sum, nil
		}
		if err != nil {
			return sum, err
		}
		switch x := token.(type) {
		case xml.CharData:
			if counts {
				sum.add(string(x), 1)
			}
		case xml.EndElement:
			return sum, nil
		case xml.StartElement:
			tag := x.Name.Space + ":" + x.Name.Local
			switch tag {
			case "mc:AlternateContent":
				got, err := c.alternate()
				if err != nil {
					return sum, err
				}
				sum.merge(got)
				continue
			case "w:noBreakHyphen":
				sum.add("-", 1)
			case "v:textpath":
				for _, a := range x.Attr {
					if a.Name.Local == "string" {
						sum.add(a.Value, 1)
					}
				}
			}
			got, err := c.until(tag)
			if err != nil {
				return sum, err
			}
			sum.merge(got)
		}
	}
}

// alternate counts the branch that Word takes.
func (c *counter) alternate() (tally, error) {
	var choice, fallback, other tally
	for {
		token, err := c.dec.RawToken()
		if err != nil {
			return nil, err
		}
		switch x := token.(type) {
		case xml.EndElement:
			switch {
			case choice != nil:
				return choice, nil
			case fallback != nil:
				return fallback, nil
			}
			return other, nil
		case xml.StartElement:
			got, err := c.until(x.Name.Local)
			if err != nil {
				return nil, err
			}
			if x.Name.Local == "Fallback" {
				fallback = got
				continue
			}
			known := true
			for _, a := range x.Attr {
				if a.Name.Local == "Requires" {
					for _, p := range strings.Fields(a.Value) {
						known = known && slices.Contains([]string{"wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "v", "o"}, p)
					}
				}
			}
			if known && choice == nil {
				choice = got
			} else if other == nil {
				other = got
			}
		}
	}
}

// docSum counts what the reader made of them: labels are generated, addresses
// and names are no words.
func docSum(d *manuscript.Document) tally {
	sum := tally{}
	d.Walk(func(p *manuscript.Paragraph) {
		for _, in := range p.Inlines {
			switch in.Kind {
			case manuscript.Words:
				sum.add(in.Text, 1)
			case manuscript.Math:
				sum.add(in.Plain, 1)
			}
		}
	})
	for _, n := range d.Notes {
		sum.add(n.Label, 1)
	}
	for _, a := range d.Asides {
		sum.add(a.Text, 1)
	}
	for _, f := range d.Findings {
		if f.Rule == rubyReading {
			sum.add(fmt.Sprint(f.Args[0]), 1)
		}
	}
	return sum
}

// sumDiffers says what is missing or too much; generated are characters that
// the reader makes of something else than words (symbols, boxes of a form).
func sumDiffers(data []byte, d *manuscript.Document, generated string) string {
	want, err := rawSum(data)
	if err != nil {
		return "not counted: " + err.Error()
	}
	want.add(generated, 1)
	got := docSum(d)
	all := map[rune]bool{}
	for r := range want {
		all[r] = true
	}
	for r := range got {
		all[r] = true
	}
	var lines []string
	for r := range all {
		if want[r] != got[r] {
			lines = append(lines, fmt.Sprintf("%q: %d in the file, %d in the document", r, want[r], got[r]))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func checkSum(t *testing.T, data []byte, d *manuscript.Document, generated string) {
	t.Helper()
	if diff := sumDiffers(data, d, generated); diff != "" {
		t.Errorf("the sum:\n%s", diff)
	}
}
